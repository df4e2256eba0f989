import { type Telling, took } from '../telling.ts';
import { RunnerLines } from './runner-lines.ts';

/** A step shorter than this is told by its name alone. */
const WORTH_TELLING_MS = 1_000;

export interface ShownSteps {
  take(line: string): void;
  /** The last lines, oldest first. */
  tail(): readonly string[];
}

/** The action's log on a terminal: its steps with their times and what it says itself; for who asks, what the programs say that it runs. */
export function showSteps(
  telling: Pick<Telling, 'line'>,
  lines: 'all' | 'few',
  keep: (text: string) => void,
  now: () => number = () => performance.now(),
): ShownSteps {
  const reader = new RunnerLines();
  const last: string[] = [];
  let step: { readonly title: string; readonly since: number } | undefined;
  const write = (text: string) => {
    keep(text);
    last.push(...text.split('\n'));
    last.splice(0, last.length - 40);
  };
  return {
    tail: () => last,
    take: (raw) => {
      const line = reader.take(raw);
      switch (line.kind) {
        case 'silent':
          return;
        case 'group':
          step = { title: line.title, since: now() };
          write(`── ${line.title}`);
          return telling.line(`${line.title} …`);
        case 'end of group': {
          const ms = step === undefined ? 0 : now() - step.since;
          if (step !== undefined && ms >= WORTH_TELLING_MS) telling.line(`${step.title}: ${took(ms)}`);
          step = undefined;
          return;
        }
        case 'text':
        case 'foreign':
          write(line.text);
          if (line.kind === 'text' || lines === 'all') telling.line(`  ${line.text}`);
          return;
        default:
          write(`${line.kind}: ${line.text}`);
          return telling.line(`${line.kind}: ${line.text}`);
      }
    },
  };
}
