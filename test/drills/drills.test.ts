import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { openStage, PREFIX, type Stage } from './stage.ts';

// One story in many tests: each needs what the ones before it left.
const ORDER =
  "INSERT INTO orders_order (customer, item, quantity, created_at) VALUES ('Ada', 'engine', 1, now())";
const COUNT = 'select count(*), \'orders\', max("customer") from orders_order';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  const { aws } = stage;
  const database = [
    '--db-instance-identifier',
    PREFIX,
    '--engine',
    'postgres',
    '--db-instance-class',
    'db.t4g.small',
  ];
  const login = [
    '--master-username',
    'app',
    '--master-user-password',
    'apassword',
    '--allocated-storage',
    '20',
  ];
  await aws('rds', 'create-db-instance', ...database, ...login, '--multi-az', '--deletion-protection');
  const group = [
    '--replication-group-id',
    PREFIX,
    '--replication-group-description',
    'cache',
    '--engine',
    'valkey',
  ];
  const nodes = [
    '--cache-node-type',
    'cache.t4g.small',
    '--num-cache-clusters',
    '2',
    '--automatic-failover-enabled',
  ];
  await aws('elasticache', 'create-replication-group', ...group, ...nodes);
});

afterAll(() => stage?.close(), 60_000);

test('without a snapshot nothing is made, and the sentence says how to get one', async () => {
  const database = await stage.run('restore-database.sh', PREFIX);
  expect(database.output).toContain(`The database ${PREFIX} has no snapshot yet`);
  expect(database.exitCode).toBe(2);
  const cache = await stage.run('restore-cache.sh', PREFIX);
  expect(cache.output).toContain('set cache_snapshot_days of shared');
  expect(cache.exitCode).toBe(2);
});

test('what has the name of a drill and no tag of one is left alone', async () => {
  const { aws, run } = stage;
  const target = `${PREFIX}-drill-database`;
  const like = ['--engine', 'postgres', '--db-instance-class', 'db.t4g.small', '--allocated-storage', '20'];
  const login = ['--master-username', 'app', '--master-user-password', 'apassword'];
  await aws('rds', 'create-db-instance', '--db-instance-identifier', target, ...like, ...login);
  await snapshot('rds', 'first');
  const { exitCode, output } = await run('restore-database.sh', PREFIX);
  expect(output).toContain(`There is an instance ${target} that no drill made`);
  expect(exitCode).toBe(2);
  expect(await instances()).toEqual([PREFIX, target]);
  await aws('rds', 'delete-db-instance', '--db-instance-identifier', target, '--skip-final-snapshot');
});

test('an error is not taken for an instance that is not there', async () => {
  // The first three looks are at the database itself.
  let looks = 0;
  const target = ({ operation }: { operation: string }) => operation === 'DescribeDBInstances' && ++looks > 3;
  stage.cloud.faults.when(target, { kind: 'server-error' });
  const { exitCode, output } = await stage.run('restore-database.sh', PREFIX);
  stage.cloud.faults.clear();
  expect(output).toContain('AWS gave no answer');
  expect(exitCode).toBe(2);
  expect(await instances()).toEqual([PREFIX]);
});

test('an instance that somebody makes under the name meanwhile is not removed', async () => {
  const { aws, run } = stage;
  const target = `${PREFIX}-drill-database`;
  const restores = ({ operation }: { operation: string }) => operation === 'RestoreDBInstanceFromDBSnapshot';
  stage.cloud.faults.when(restores, { kind: 'delay', ms: 15_000 });
  const running = run('restore-database.sh', PREFIX);
  const asked = () => stage.cloud.recording.calls.some(restores);
  await expect.poll(asked, { timeout: 60_000 }).toBe(true);
  const like = ['--engine', 'postgres', '--db-instance-class', 'db.t4g.small', '--allocated-storage', '20'];
  const login = ['--master-username', 'app', '--master-user-password', 'apassword'];
  await aws('rds', 'create-db-instance', '--db-instance-identifier', target, ...like, ...login);
  const { exitCode, output } = await running;
  stage.cloud.faults.clear();
  expect(output).toMatch(/^restore the snapshot +\d+ s {2}FAILED +RDS refused: .*AlreadyExists/m);
  expect(exitCode).toBe(1);
  expect(await instances()).toEqual([PREFIX, target]);
  await aws('rds', 'delete-db-instance', '--db-instance-identifier', target, '--skip-final-snapshot');
});

test('the newest snapshot of the database is restored and asked, and what was made is gone', async () => {
  const { aws, postgres, run } = stage;
  await postgres.query('app', ORDER);
  await snapshot('rds', 'older');
  await postgres.query('app', ORDER);
  await sleep(1100);
  await snapshot('rds', 'newer');
  await postgres.query('app', ORDER);
  const { exitCode, output } = await run('restore-database.sh', PREFIX, COUNT);
  expect(output).toMatch(/Restores newer, taken \S+, 0 h 0 min ago, to shop-production-drill-database\./);
  expect(output).toMatch(/^restore the snapshot +\d+ s {2}ok +shop-production-drill-database is available$/m);
  expect(output).toMatch(
    /^ask it, in a task of blue +\d+ s {2}ok +\d+ \w+, \d+ migrations, the newest of 20/m,
  );
  // Two orders were in that snapshot: the third came later, and is in the database that serves.
  expect(output).toMatch(/^your query +\d+ s {2}ok +2, orders, Ada$/m);
  expect(output).toMatch(
    /^drill of shop-production +\d+ s {2}ok +what a restore of this snapshot would lose now: 0 h 0 min$/m,
  );
  expect(exitCode).toBe(0);
  expect(await instances()).toEqual([PREFIX]);
  expect(await aws('rds', 'describe-db-snapshots', '--query', 'length(DBSnapshots)')).toBe('3');
});

test('a query that fails fails the drill, in the words of the database, and leaves nothing', async () => {
  const { exitCode, output } = await stage.run('restore-database.sh', PREFIX, 'delete from orders_order');
  expect(output).toMatch(/FAILED +the task ended with 1: .*read-only transaction/);
  expect(exitCode).toBe(1);
  expect(await instances()).toEqual([PREFIX]);
});

test('a drill that is interrupted removes what it made, and one that was killed is followed by one that does', async () => {
  const interrupted = await signalled('SIGINT');
  expect(interrupted.output).toMatch(/^remove the restored instance +\d+ s {2}gone/m);
  expect(interrupted.exitCode).toBe(130);
  expect(await instances()).toEqual([PREFIX]);
  await signalled('SIGKILL');
  expect(await instances()).toEqual([PREFIX, `${PREFIX}-drill-database`]);
  const again = await stage.run('restore-database.sh', PREFIX);
  expect(again.output).toMatch(/^remove what an earlier drill left +\d+ s {2}gone/m);
  expect(again.exitCode).toBe(0);
  expect(await instances()).toEqual([PREFIX]);
});

test('a snapshot of the cache is restored behind its own token and counted', async () => {
  await cacheSays(
    "import redis, os; c = redis.from_url(os.environ['CACHE_URL']); [c.set(f'key:{n}', 1) for n in range(7)]",
  );
  await cacheSays("import redis, os; redis.from_url(os.environ['BROKER_URL']).lpush('celery', 'a task')");
  await snapshot('elasticache', 'nightly');
  await cacheSays("import redis, os; redis.from_url(os.environ['CACHE_URL']).set('later', 1)");
  const { exitCode, output } = await stage.run('restore-cache.sh', PREFIX);
  expect(output).toMatch(
    /ok +keys: 7 in database 0 and 1 in database 1; serving now: 8 in database 0 and 1 in database 1$/m,
  );
  expect(output).toMatch(/^remove the restored group +\d+ s {2}gone/m);
  expect(exitCode).toBe(0);
  const groups = ['--query', 'ReplicationGroups[].ReplicationGroupId', '--output', 'text'];
  expect(await stage.aws('elasticache', 'describe-replication-groups', ...groups)).toBe(PREFIX);
});

test('a failover of the database is measured by writes, and nothing is lost', async () => {
  const { exitCode, output } = await stage.run('failover.sh', PREFIX, 'database', '--interrupt');
  expect(output).toMatch(/^fail over +\d+ s {2}ok +[1-9]\d* writes failed$/m);
  expect(output).toMatch(/ok +was in eu-central-1a, is in eu-central-1b$/m);
  const gap = Number(/ok +interrupted for ([\d.]+) s$/m.exec(output)?.[1]);
  // The endpoint of this cloud leads nowhere for three seconds.
  expect(gap).toBeGreaterThan(2.9);
  expect(gap).toBeLessThan(15);
  expect(exitCode).toBe(0);
  expect(await stage.postgres.query('app', 'SELECT count(*)::int AS n FROM orders_order')).toEqual([
    { n: 3 },
  ]);
});

test('the replica of the cache takes over, with what it had been sent', async () => {
  const { exitCode, output } = await stage.run('failover.sh', PREFIX, 'cache', '--interrupt');
  expect(output).toMatch(/ok +was in shop-production-\S*001, is in shop-production-\S*002$/m);
  expect(output).toMatch(/ok +interrupted for [\d.]+ s$/m);
  expect(exitCode).toBe(0);
  await cacheSays("import redis, os; assert redis.from_url(os.environ['CACHE_URL']).get('later') == b'1'");
});

test('nothing to fail over to is said before anything is interrupted', async () => {
  const alone = ['--db-instance-identifier', PREFIX, '--no-multi-az', '--apply-immediately'];
  await stage.aws('rds', 'modify-db-instance', ...alone);
  const { exitCode, output } = await stage.run('failover.sh', PREFIX, 'database', '--interrupt');
  expect(output).toContain('has nothing to fail over to');
  expect(exitCode).toBe(2);
});

test('nothing was asked or answered that the services do not know', () => {
  expect(stage.cloud.shapes.faults).toEqual([]);
});

async function snapshot(service: 'rds' | 'elasticache', name: string): Promise<void> {
  const made =
    service === 'rds'
      ? ['create-db-snapshot', '--db-snapshot-identifier', name, '--db-instance-identifier', PREFIX]
      : ['create-snapshot', '--snapshot-name', name, '--replication-group-id', PREFIX];
  await stage.aws(service, ...made);
}

async function instances(): Promise<readonly string[]> {
  const query = ['--query', 'DBInstances[].DBInstanceIdentifier', '--output', 'text'];
  return (await stage.aws('rds', 'describe-db-instances', ...query)).split(/\s+/).sort();
}

/** Runs a line of Python in the release's own surroundings. */
async function cacheSays(line: string): Promise<void> {
  const { exitCode, output } = await command(stage.python, ['-c', line], {
    env: { CACHE_URL: stage.cacheUrl(0), BROKER_URL: stage.cacheUrl(1) },
  });
  if (exitCode !== 0) throw new Error(output);
}

/** A drill that gets a signal, as from a terminal, once its instance is asked for. */
async function signalled(signal: 'SIGINT' | 'SIGKILL') {
  const child = spawn('bash', [stage.script('restore-database.sh'), PREFIX], {
    env: stage.env,
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await expect.poll(() => instances(), { timeout: 60_000 }).toContain(`${PREFIX}-drill-database`);
  process.kill(-(child.pid ?? 0), signal);
  const [exitCode] = await once(child, 'close');
  return { exitCode, output };
}
