import type { ContainerBehaviour } from './behaviour.ts';
import type { ContainerNews } from './containers.ts';
import type { Timeline } from './timeline.ts';

type Record = Extract<ContainerBehaviour, { kind: 'runs' | 'exits' }>;

/** 128 + 9: what the platform reports of a container that it had to kill. */
const KILLED = 137;

/** A container that is nothing but its program. */
export function startRecord(timeline: Timeline, behaviour: Record, news: ContainerNews): void {
  let gone = false;
  let terminated = false;
  const exit = (code: number, reason?: string) => {
    if (gone) return;
    gone = true;
    news.exited(code, reason);
  };
  const terminate = () => {
    const { onTerm = { after: 100, code: 0 } } = behaviour;
    if (onTerm === 'ignores' || terminated) return;
    terminated = true;
    timeline.after(onTerm.after, () => exit(onTerm.code));
  };
  news.started({
    stop: (signal) => (signal === 'SIGKILL' ? exit(KILLED) : terminate()),
    answer: behaviour.answer,
    health: behaviour.health,
    checks: behaviour.checks,
  });
  for (const line of behaviour.lines ?? []) {
    timeline.after(line.after, () => (gone ? undefined : news.line(line.text)));
  }
  if (behaviour.kind === 'exits') {
    timeline.after(behaviour.after, () => exit(behaviour.code, behaviour.reason));
  }
}
