import { openLog } from './adapters/log.ts';
import { refusedAtTheDoor } from './commands/at-the-door.ts';
import type { Invocation } from './commands/conduct.ts';
import { readJob, readRequest, readShownInputs, readState } from './inputs.ts';
import { Interruption } from './model/interruption.ts';
import { isForks, type Job } from './model/job.ts';
import type { Outcome } from './model/outcome.ts';
import { exitCode } from './model/outcome.ts';
import type { Request, SiteRequest } from './model/request.ts';
import { mask, publish, saveState } from './outputs.ts';
import { withinLimits } from './report/annotations.ts';
import { redaction } from './report/redaction.ts';
import type { Channel } from './wire/channel.ts';

/** What `post.js` adds to the command line: the runner tells the two entries apart by their files alone. */
const POST = 'post';
/** Under this name the main run leaves `post:` the name it took the lock under. */
const OWNER = 'flipgate_owner';
/** Left behind when the main run came to its end by itself, so that `post:` has nothing to do. */
const DONE = 'flipgate_done';
/** They take no lock: nothing of theirs would have to be given back. */
const WITHOUT_LOCK: ReadonlySet<Request['command']> = new Set(['build', 'plan', 'drift', 'status', 'doctor']);

const write = withinLimits((text) => {
  process.stdout.write(text);
});
const secrets: string[] = [];
const keepSecret = (value: string): void => {
  secrets.push(value);
  mask([value], write);
};

async function main(): Promise<void> {
  const log = openLog(write);
  const job = readJob();
  const startedAt = Date.now();
  const entry = process.argv[2] === POST ? 'post' : 'main';
  const left = readState(OWNER);
  // Ended by itself, or before it had begun anything.
  if (entry === 'post' && (readState(DONE) !== undefined || left === undefined)) return;
  let outcome: Outcome;
  try {
    const request = readRequest();
    if (entry === 'post' && WITHOUT_LOCK.has(request.command)) return;
    const owner = left ?? crypto.randomUUID();
    if (entry === 'main') await saveState(job, OWNER, owner);
    outcome = await dispatch(
      request,
      { job, owner, channel: { log, mask: keepSecret, hide: (text) => redaction(secrets)(text) } },
      entry,
    );
  } catch (error) {
    outcome = refusedAtTheDoor(error, startedAt, Date.now());
  }
  await publish(outcome, { job, log, write, secrets, inputs: readShownInputs() });
  await saveState(job, DONE, 'true');
  process.exitCode = exitCode(outcome.result);
}

interface Run {
  readonly job: Job;
  readonly owner: string;
  readonly channel: Channel;
}

async function dispatch(request: Request, run: Run, entry: 'main' | 'post'): Promise<Outcome> {
  const { job, owner, channel } = run;
  const cancel = cancelled();
  if (request.command === 'build') {
    const { openWorkshop } = await import('./wire/workshop.ts');
    const shop = openWorkshop(request, job, process.env, channel);
    return (await import('./commands/build.ts')).build({ shop, request, job, cancel });
  }
  if (request.command === 'plan' && isForks(job)) {
    const { openForksWorld } = await import('./wire/forks-world.ts');
    const { planFork } = await import('./commands/plan-fork.ts');
    return planFork(openForksWorld(request, job, process.env), request, job, cancel);
  }
  const { openWorld } = await import('./wire/world.ts');
  const world = await openWorld(request, job, process.env, channel);
  return dispatchOnSite({ world, request, job, cancel, owner }, entry);
}

async function dispatchOnSite(invocation: Invocation<SiteRequest>, entry: 'main' | 'post'): Promise<Outcome> {
  if (entry === 'post') return (await import('./commands/tidy.ts')).tidy(invocation);
  const { request } = invocation;
  switch (request.command) {
    case 'plan':
      return (await import('./commands/plan.ts')).plan({ ...invocation, request });
    case 'drift':
      return (await import('./commands/drift.ts')).drift({ ...invocation, request });
    case 'deploy':
      return (await import('./commands/deploy.ts')).deploy({ ...invocation, request });
    case 'settle':
      return (await import('./commands/settle.ts')).settle({ ...invocation, request });
    case 'rollback':
      return (await import('./commands/rollback.ts')).rollback({ ...invocation, request });
    case 'run':
      return (await import('./commands/run.ts')).run({ ...invocation, request });
    case 'status':
      return (await import('./commands/status.ts')).status({ ...invocation, request });
    case 'doctor':
      return (await import('./commands/doctor.ts')).doctor({ ...invocation, request });
  }
}

/** The runner sends SIGINT on cancel, and SIGTERM 7.5 seconds later; both mean the same to us. */
function cancelled(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => controller.abort(new Interruption('cancelled')));
  return controller.signal;
}

await main();
