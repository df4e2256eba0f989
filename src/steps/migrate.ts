import { split as shellWords } from 'shlex';
import { Failure } from '../model/failure.ts';
import { nextAttempt, updateRelease, withAttempt } from '../model/ledger.ts';
import { migrationToken } from '../model/migration-token.ts';
import type { MigrationAttempt, MigrationPhase, Release } from '../model/release.ts';
import type { DeployRequest } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import { endedAttempt } from '../model/task-verdict.ts';
import type { Ground } from './ground.ts';
import { runOneOffTask, type TaskEnd } from './one-off-task.ts';

/** The expand migrations, before any new container starts. The guard over what they do has its place here, empty so far. */
export async function migrate(ground: Ground, line: Release, request: DeployRequest): Promise<void> {
  await runPhase(ground, line, 'expand', request.migrateCommand, connectionOptions(request));
}

/** The contract migrations, when the previous colour is gone, with the live release's image. */
export async function contract(ground: Ground, line: Release): Promise<void> {
  const { contractCommand } = line.settings;
  if (contractCommand === undefined) return;
  await runPhase(ground, line, 'contract', contractCommand, {});
}

async function runPhase(
  ground: Ground,
  line: Release,
  phase: MigrationPhase,
  command: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const next = nextAttempt(ground.book.current, current(ground, line), phase);
  if (next.kind === 'passed') return ground.journal.unchanged(`${phase} migrations ran already`);
  const { migrate: definition } = line.definitions;
  const { migrate: taskDefinition } = line.registered;
  if (!definition || taskDefinition === undefined) {
    throw new Failure(`The ledger keeps no migrate definition of ${line.release}.`, 'Deploy a newer commit.');
  }
  const attempt = await writeAttempt(ground, line, phase, next);
  const end = await runOneOffTask(ground, {
    cluster: line.shared.cluster,
    taskDefinition,
    definition,
    container: 'migrate',
    network: line.outputs.task_network,
    command: shellWords(command),
    environment,
    clientToken: migrationToken(siteKey(ground.site), line.release, phase, attempt.number),
    startedBy: `flipgate-${phase}`.slice(0, 36),
  });
  await record(ground, line, {
    ...endedAttempt(attempt, end.verdict, ground.world.clock.now()),
    task: end.task,
  });
  if (end.verdict.kind === 'failed') throw failed(phase, end, end.verdict.reason);
  ground.journal.done(`${phase} migrations passed`);
}

/** Before RunTask: what the ledger does not know of cannot be adopted by a rerun. */
async function writeAttempt(
  ground: Ground,
  line: Release,
  phase: MigrationPhase,
  next: { readonly kind: 'go-on' | 'new'; readonly number: number },
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
function connectionOptions(request: DeployRequest): Readonly<Record<string, string>> {
  const options = [`-c lock_timeout=${request.migrateLockTimeoutMs}`];
  if (request.migrateStatementTimeoutMs !== undefined) {
    options.push(`-c statement_timeout=${request.migrateStatementTimeoutMs}`);
  }
  return { PGOPTIONS: options.join(' ') };
}

function failed(phase: MigrationPhase, end: TaskEnd, reason: string): Failure {
  return new Failure(
    `The ${phase} migrations failed: ${reason}.`,
    'Mend the migration and push again; what was applied before it stays applied. Running this again tries once more.',
    { logLines: end.lines.slice(-20) },
  );
}
