import type { Next } from '../../model/next.ts';
import { cut, fenced, prose } from '../inert.ts';
import { details } from './details.ts';

const LONGEST_TEXT = 4_000;

/** What to do next or how to take it back, to be copied. */
export function nextPart(next: Next | undefined): readonly string[] {
  if (next === undefined) return [];
  const line = commandLine(next);
  const shown = [`**Next:** ${prose(cut(next.why, LONGEST_TEXT))}`];
  if (line !== undefined) shown.push(fenced([cut(line, LONGEST_TEXT)], 'shell'));
  if (next.kind === 'command') {
    const inputs = fenced([cut(asInputs(next), LONGEST_TEXT)], 'yaml');
    // The command needs a workflow of that name which hands its inputs on.
    shown.push(
      line === undefined ? inputs : details('The same as inputs of the action', [inputs]).join('\n'),
    );
  }
  return shown.flatMap((part) => [part, '']).slice(0, -1);
}

/** The same for the log, in lines. */
export function nextLines(next: Next): readonly string[] {
  const line = commandLine(next);
  if (line !== undefined) return [`Next: ${next.why}`, `  ${line}`];
  if (next.kind === 'again') return [`Next: ${next.why}`];
  return [
    `Next: ${next.why}`,
    ...asInputs(next)
      .split('\n')
      .map((input) => `  ${input}`),
  ];
}

/** With GitHub's own command line; a laptop has no workflow to run. */
function commandLine(next: Next): string | undefined {
  const { repository } = next;
  if (repository === undefined) return undefined;
  const of = `-R ${shellWord(repository)}`;
  switch (next.kind) {
    case 'again':
      return next.runId === undefined ? undefined : `gh run rerun ${shellWord(next.runId)} ${of}`;
    case 'command': {
      const { environment } = next;
      const asked = environment === undefined ? next.inputs : { environment, ...next.inputs };
      const fields = Object.entries(asked).map(([name, value]) => `-f ${shellWord(`${name}=${value}`)}`);
      return [`gh workflow run ${next.command}.yml`, of, ...fields].join(' ');
    }
  }
}

function asInputs({ command, inputs }: Extract<Next, { kind: 'command' }>): string {
  return [
    `command: ${command}`,
    ...Object.entries(inputs).map(([name, value]) => `${name}: ${yamlText(value)}`),
  ].join('\n');
}

function shellWord(text: string): string {
  return /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A commit of digits alone, or with one `e`, would be read as a number. */
function yamlText(text: string): string {
  return /^(true|false|adopted)$/.test(text) ? text : JSON.stringify(text);
}
