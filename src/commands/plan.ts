import { split as shellWords } from 'shlex';
import { Failure, messageOf } from '../model/failure.ts';
import { guardedCommand } from '../model/guarded-command.ts';
import { runUrl } from '../model/job.ts';
import { migrationsAhead } from '../model/migrations-ahead.ts';
import { onMerge } from '../model/on-merge.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ImageOnMerge, Picture, PlannedPicture, PolicyRun, Verdict } from '../model/picture.ts';
import { digestOf } from '../model/planned-stack.ts';
import type { PlanRequest } from '../model/request.ts';
import type { Outlook } from '../steps/ground.ts';
import { holdAhead } from '../steps/hold-ahead.ts';
import { lookForImage } from '../steps/image.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { lookAround } from '../steps/locate.ts';
import { type PlanBase, planBase } from '../steps/plan-stack.ts';
import { planStacks, type StackPlans } from '../steps/plan-stacks.ts';
import { policy } from '../steps/policy.ts';
import { headOf } from '../steps/tell-pull-request.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation } from './conduct.ts';
import { keepWhole } from './keep-whole.ts';
import { tellerOf } from './plan-teller.ts';
import { BlockedPlan } from './shown-failures.ts';

/** What a merge would do: infrastructure, image, migrations, flip. Writes nothing to cloud or Cloudflare. */
export function plan(invocation: Invocation<PlanRequest>): Promise<Outcome> {
  const { request, cancel } = invocation;
  return conduct(invocation, async ({ outlook }) => {
    const { tell, readers } = tellerOf(outlook, request, cancel);
    await tell({ ...frame(outlook), state: 'planning' });
    try {
      const seen = await look(outlook, request, cancel);
      const picture = request.dryRun ? seen : await keepWhole(outlook, seen, readers);
      const commentUrl = await tell(picture);
      return await outlook.journal.step('verdict', async () => ending(outlook, picture, commentUrl));
    } catch (error) {
      if (!(error instanceof BlockedPlan)) await tell(failed(outlook, error));
      throw error;
    }
  });
}

/** The list of a plan. */
async function look(outlook: Outlook, request: PlanRequest, cancel: AbortSignal): Promise<PlannedPicture> {
  const { journal, world, job } = outlook;
  const { current } = await openLedger(world.store);
  const standing = await journal.step('locate', () =>
    lookAround(outlook, current, { adopt: [], requested: job.sha }),
  );
  const base = planBase(standing, current);
  const plans = await journal.step('plan', () => planStacks(outlook, request, base, current, cancel));
  const judged = await journal.step('policy', () => judge(outlook, request, plans, cancel));
  const image = await journal.step('image', () => imageAhead(outlook, request));
  const hold = await holdAhead(outlook, job.sha);
  const merge = onMerge({
    ...{ site: request.site, standing, ledger: current, hold, image },
    migrations: migrationsAhead(
      await world.checkout.migrations(job.sha ?? ''),
      base.line,
      current,
      await unguarded(outlook, request),
    ),
  });
  return picture(outlook, base, plans, judged, merge);
}

/** Why the guard cannot read what the deploy will run; undefined where it can. */
async function unguarded({ world }: Outlook, { migrateCommand }: PlanRequest): Promise<string | undefined> {
  const guarded = guardedCommand(shellWords(migrateCommand), 'guard', await world.guard.packed());
  return guarded.kind === 'unguarded' ? guarded.why : undefined;
}

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly policy?: PolicyRun;
}

async function judge(
  { world, journal }: Outlook,
  { policyCommand }: PlanRequest,
  { stacks, verdict }: StackPlans,
  signal: AbortSignal,
): Promise<Judged> {
  if (policyCommand === undefined) {
    journal.skipped('no `policy-command`');
    return { verdicts: [verdict] };
  }
  const judged = await policy(world, policyCommand, stacks, signal);
  journal.done(judged.verdict.detail);
  return { verdicts: [verdict, judged.verdict], policy: judged.run };
}

async function imageAhead(outlook: Outlook, { source }: PlanRequest): Promise<ImageOnMerge> {
  const found = await lookForImage(outlook, source, undefined);
  if (found)
    return { kind: 'reuse', image: found.image, ...(found.scan === undefined ? {} : { scan: found.scan }) };
  return { kind: 'build', repository: source.kind === 'build' ? source.build.repository : '' };
}

/** What every picture says of its run. */
function frame({ world, site, job }: Outlook) {
  const page = runUrl(job);
  return {
    environment: site.environment,
    commit: headOf(job.pullRequest) ?? job.sha ?? '',
    at: world.clock.now(),
    ...(page === undefined ? {} : { runUrl: page }),
  };
}

function picture(
  outlook: Outlook,
  { line }: PlanBase,
  { stacks, catchUp }: StackPlans,
  judged: Judged,
  merge: ReturnType<typeof onMerge>,
): PlannedPicture {
  const { sha } = outlook.job;
  return {
    ...frame(outlook),
    state: 'planned',
    asked: 'merge',
    stacks,
    ...(catchUp ? { catchUp } : {}),
    release: {
      // One that is to be built has no name yet: the list of the merge says so.
      ...(merge.image.kind === 'reuse' ? { image: fromTo(line?.image, merge.image.image) } : {}),
      release: fromTo(line?.release, sha),
    },
    ...judged,
    merge,
    digest: digestOf(stacks),
  };
}

function fromTo(from: string | undefined, to: string | undefined) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function failed(outlook: Outlook, error: unknown): Picture {
  const message = messageOf(error);
  const remedy = error instanceof Failure ? error.remedy : 'Look at the log of this run.';
  return { ...frame(outlook), state: 'failed', message, remedy, diagnostics: [] };
}

/** Blocked is a failed check: who merges all the same has been told. */
function ending({ journal }: Outlook, shown: PlannedPicture, commentUrl: string | undefined): Ending {
  const stops = shown.verdicts.filter(({ kind }) => kind === 'stops').map(({ detail }) => detail);
  if (stops.length > 0) {
    throw new BlockedPlan(
      `A deploy of this would stop: ${stops.join('; ')}.`,
      'Change the code, or say that it is meant: the page names the input.',
      shown,
      commentUrl,
    );
  }
  journal.done('nothing stops it');
  journal.notice(`The plan's digest is ${shown.digest.slice(0, 12)}.`);
  const live = shown.merge?.colors.live;
  return {
    result: 'unchanged',
    picture: shown,
    ...(commentUrl === undefined ? {} : { commentUrl }),
    ...(live === undefined ? {} : { liveColor: live }),
  };
}
