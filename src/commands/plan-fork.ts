import { type CodeCheck, firstFailure } from '../model/code-check.ts';
import { declaredChanges, type StackCode } from '../model/declarations.ts';
import { type Job, runUrl } from '../model/job.ts';
import { migrationsBeyond } from '../model/migrations-ahead.ts';
import type { Outcome } from '../model/outcome.ts';
import type { StaticCode, StaticPicture, StaticStack } from '../model/picture.ts';
import type { PlanDiagnostic } from '../model/plan-change.ts';
import type { PlanRequest } from '../model/request.ts';
import type { BaseTree, InfraCode, Trees, World } from '../ports.ts';

interface Files extends Pick<World, 'clock' | 'checkout'> {
  readonly trees: Trees;
}

/**
 * What can be said of a pull request from a fork, whose job has no credentials and a token that only reads: what its files
 * say, against those of its base. Asks neither the cloud nor Cloudflare, and runs no code of the application.
 */
export async function planFork(
  files: Files,
  request: PlanRequest,
  job: Job,
  cancel: AbortSignal,
): Promise<Outcome> {
  const startedAt = files.clock.now();
  const base = await files.trees.base();
  const head = await files.trees.code();
  const code = await codeAgainst(files.trees, head, base);
  const checks = head === 'shipped' ? [] : await files.trees.checks(cancel);
  const migrations = await migrationsAgainst(files, base, job.sha ?? '');
  const page = runUrl(job);
  const picture: StaticPicture = {
    ...{ state: 'static', environment: request.site.environment, at: startedAt },
    commit: job.pullRequest?.head?.commit ?? job.sha ?? '',
    ...(page === undefined ? {} : { runUrl: page }),
    base: base.kind === 'known' ? { kind: 'known', commit: base.commit } : base,
    ...{ checks, code, migrations },
  };
  return ended(request, picture, files.clock.now() - startedAt, checks);
}

async function codeAgainst(trees: Trees, head: InfraCode, base: BaseTree): Promise<StaticCode> {
  const before = base.kind === 'known' ? await trees.code(base.folder) : 'unknown';
  if (head === 'app') return { kind: 'app' };
  if (head !== 'shipped') return { kind: 'listed', stacks: head.map((stack) => stackAgainst(stack, before)) };
  if (before === 'app') return { kind: 'app gone' };
  if (typeof before === 'string') return { kind: 'shipped' };
  // The pull request takes away what its base has of its own.
  return { kind: 'listed', stacks: before.map(({ name }) => stackAgainst({ ...NO_CODE, name }, before)) };
}

const NO_CODE = { declarations: [], unread: [] } as const;

function stackAgainst(stack: StackCode, base: InfraCode | 'unknown'): StaticStack {
  const { name, declarations, unread } = stack;
  const before =
    base === 'unknown'
      ? undefined
      : typeof base === 'string'
        ? NO_CODE
        : base.find((one) => one.name === name);
  const addresses = (kind: 'resource' | 'module') =>
    declarations.filter((one) => one.kind === kind).map(({ address }) => address);
  return {
    ...{ name, unread, resources: addresses('resource'), modules: addresses('module') },
    ...(before ? { changes: declaredChanges(before.declarations, declarations) } : {}),
  };
}

async function migrationsAgainst({ checkout, trees }: Files, base: BaseTree, commit: string) {
  const found = await checkout.migrations(commit);
  const before = base.kind === 'known' ? await trees.migrationsIn(base.folder) : base;
  return migrationsBeyond(found, before);
}

/** Code of which no plan can be made is a failed check, as it is for whoever may be asked. */
function ended(
  request: PlanRequest,
  picture: StaticPicture,
  ms: number,
  checks: readonly CodeCheck[],
): Outcome {
  const told = {
    ...{ command: request.command, environment: picture.environment, picture, changed: false },
    ...{ startedAt: picture.at, ms, steps: [], changes: [] },
    notices: [
      'The pull request comes from a fork: its job has no credentials, so neither state nor cloud was asked, and no plan was made.',
    ],
  };
  const wrong = firstFailure(checks);
  if (wrong === undefined) return { ...told, result: 'unchanged' };
  return {
    ...told,
    result: 'refused',
    failure: {
      usersSeeNow: 'Production is as it was: nothing was begun.',
      ...{ step: 'check', message: sentenceOf(wrong), logLines: [] },
      remedy: 'Correct the code that the message names.',
    },
  };
}

function sentenceOf({ summary, detail, file, line }: PlanDiagnostic): string {
  const where = file === undefined ? '' : ` (${file} line ${line})`;
  return `The infrastructure code is not valid: ${summary}${where}${detail === '' ? '.' : `: ${detail}`}`;
}
