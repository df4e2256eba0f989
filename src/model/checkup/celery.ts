import type { TaskDefinition } from '../task-definition.ts';
import { type Fact, known } from './fact.ts';

/** How many processes one worker task runs at most, each with a connection of its own. */
export function celeryProcesses(worker: TaskDefinition | undefined): Fact<number> {
  const container = worker?.containerDefinitions.find((one) => one.name === 'worker');
  const given = container?.['command'];
  const command = Array.isArray(given) ? given.join(' ') : '';
  const most = /(?:^|\s)(?:--concurrency[= ]|-c[= ]?|--autoscale[= ])(\d+)(?=[\s,]|$)/.exec(command)?.[1];
  if (most !== undefined) return known(Number(most));
  return {
    kind: 'unknown',
    why: "the worker's command gives no --concurrency",
    remedy: 'Give it one in `worker_command`: without it there is a process for each CPU that Celery sees.',
  };
}
