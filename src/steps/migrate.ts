import { split as shellWords } from 'shlex';
import { type GuardMode, guardedCommand } from '../model/guarded-command.ts';
import { type NextAttempt, nextAttempt, ranBefore, updateRelease, withAttempt } from '../model/ledger.ts';
import { failed, refused, whatRan } from '../model/migration-failure.ts';
import { type MigrationReport, REFUSED_CODE } from '../model/migration-report.ts';
import { migrationToken } from '../model/migration-token.ts';
import type { MigrationAttempt, MigrationPhase, Release } from '../model/release.ts';
import type { DeployRequest } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import { endedAttempt, lockTimedOut } from '../model/task-verdict.ts';
import { forUndo, type Ground } from './ground.ts';
import { migrateDefinition, runOneOffTask, type TaskEnd, taskId } from './one-off-task.ts';

/** The expand migrations, before any new container starts. What the live code would not survive is refused inside their task. */
export async function migrate(ground: Ground, line: Release, request: DeployRequest): Promise<void> {
  const proof = ranBefore(ground.book.current, line, request.migrateCommand);
  if (proof !== undefined) {
    ground.journal.change('schema', NOTHING_PENDING, NOTHING_PENDING);
    return ground.journal.unchanged(
      `nothing is pending: this image's migrations ran with ${proof.slice(0, 12)}`,
    );
  }
  await runPhase(ground, line, {
    phase: 'expand',
    command: request.migrateCommand,
    mode: request.acceptSchemaRisk.includes(line.release) ? 'accept' : 'guard',
    ...limits(line),
  });
}

/** The contract migrations, when the previous colour is gone, with the live release's image. */
export async function contract(ground: Ground, line: Release): Promise<void> {
  const { contractCommand } = line.settings;
  if (contractCommand === undefined) return;
  // A stop request or a cancel waits for it: what a cut contract leaves behind, no rollback can judge.
  await runPhase(forUndo(ground), line, {
    phase: 'contract',
    command: contractCommand,
    mode: 'record',
    ...limits(line),
  });
}

/** What runs in a phase, and how often it may be tried again when PostgreSQL did not give it its lock. */
interface PhaseRun {
  readonly phase: MigrationPhase;
  readonly command: string;
  readonly mode: GuardMode;
  readonly environment: Readonly<Record<string, string>>;
  readonly retries: number;
}

const NOTHING_PENDING = 'no migration was pending';

/** Long enough for the transaction in the way to end, short enough to be waited for. */
const LOCK_PAUSE_MS = 5_000;

async function runPhase(ground: Ground, line: Release, run: PhaseRun): Promise<void> {
  for (let retried = 0; ; retried += 1) {
    const next = nextAttempt(ground.book.current, current(ground, line), run.phase);
    if (next.kind === 'passed') return ground.journal.unchanged(`${run.phase} migrations ran already`);
    const end = await runAttempt(ground, line, run, next);
    if (end.verdict.kind === 'passed') return tell(ground, run, end);
    if (end.verdict.exitCode === REFUSED_CODE && end.report) throw refused(line, end.report);
    if (next.kind === 'go-on' && end.verdict.stoppedByRequest) {
      ground.world.log.line('the task of an earlier run was stopped before its end; making a new attempt');
      continue;
    }
    if (!lockTimedOut(end.lines) || retried >= run.retries) {
      tellSchema(ground, end.report);
      throw failed(run.phase, { ...end, verdict: end.verdict });
    }
    ground.world.log.line(`a lock was not given in time; trying again (${retried + 1} of ${run.retries})`);
    // Nothing runs between two attempts, so that even a contract may be interrupted here.
    await ground.world.clock.sleep(LOCK_PAUSE_MS, ground.lease.signal);
  }
}

async function runAttempt(
  ground: Ground,
  line: Release,
  { phase, command, mode, environment }: PhaseRun,
  next: NextAttempt,
): Promise<TaskEnd> {
  const definition = migrateDefinition(line);
  const taskDefinition =
    line.registered.migrate ?? (await ground.world.ecs.registerTaskDefinition(definition));
  const attempt = await writeAttempt(ground, line, { phase, command }, next);
  const guarded = guardedCommand(shellWords(command), mode, await ground.world.guard.packed());
  if (guarded.kind === 'unguarded')
    ground.journal.notice(`The ${phase} migrations run unguarded: ${guarded.why}.`);
  const end = await runOneOffTask(ground, line, {
    definition,
    taskDefinition,
    command: guarded.words,
    environment,
    clientToken: migrationToken(siteKey(ground.site), line.release, phase, attempt.number),
    startedBy: `flipgate-${phase}`,
    ends: guarded.kind === 'guarded' ? 'report' : 'quiet',
  });
  const ended = endedAttempt(attempt, end.verdict, ground.world.clock.now());
  await record(ground, line, { ...ended, task: end.task, ...(end.report ? { report: end.report } : {}) });
  return end;
}

/** Before RunTask: what the ledger does not know of cannot be adopted by a rerun. */
async function writeAttempt(
  ground: Ground,
  line: Release,
  { phase, command }: Pick<PhaseRun, 'phase' | 'command'>,
  next: NextAttempt,
): Promise<MigrationAttempt> {
  const known = current(ground, line).migrations.find(
    (attempt) => attempt.phase === phase && attempt.number === next.number,
  );
  if (next.kind === 'go-on' && known) return known;
  const attempt: MigrationAttempt = {
    phase,
    number: next.number,
    startedAt: ground.world.clock.now(),
    state: 'running',
    command,
  };
  await record(ground, line, attempt);
  return attempt;
}

async function record(ground: Ground, line: Release, attempt: MigrationAttempt): Promise<void> {
  await ground.book.change(ground.world.store, (ledger) =>
    updateRelease(ledger, line.number, (release) => withAttempt(release, attempt)),
  );
}

function current(ground: Ground, line: Release): Release {
  return ground.book.current.releases.find((one) => one.number === line.number) ?? line;
}

/** A queued lock on a table stalls everybody behind it: PostgreSQL gives up first. libpq reads PGOPTIONS. */
function limits({ settings }: Release): Pick<PhaseRun, 'environment' | 'retries'> {
  const { lockTimeoutMs, statementTimeoutMs, retries } = settings.migration;
  const options = [`-c lock_timeout=${lockTimeoutMs}`];
  if (statementTimeoutMs !== undefined) options.push(`-c statement_timeout=${statementTimeoutMs}`);
  return { environment: { PGOPTIONS: options.join(' ') }, retries };
}

function tell(ground: Ground, { phase }: PhaseRun, { report, task }: TaskEnd): void {
  for (const caution of report?.cautions ?? [])
    ground.journal.notice(`Known to the guard, and let through: ${caution}`);
  tellSchema(ground, report);
  ground.journal.done(`${phase} migrations passed: ${whatRan(report)}; exit code 0, task ${taskId(task)}`);
}

/** The row of the table; also of a migration that failed after others had been applied. */
function tellSchema({ journal }: Ground, report: MigrationReport | undefined): void {
  if (report?.applied === undefined) return;
  const { applied } = report;
  if (applied.length > 0) journal.change('schema', undefined, `applied ${applied.join(', ')}`);
  else journal.change('schema', NOTHING_PENDING, NOTHING_PENDING);
}
