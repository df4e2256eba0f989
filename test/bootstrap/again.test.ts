import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FullCloud, openFullCloud } from '../cloud/full-cloud.ts';
import { addressOf } from '../demo/cloud-address.ts';
import { nodePart } from '../parts/node.ts';
import { sightOf, whole } from './account-sight.ts';
import { makeApplication } from './application.ts';
import { type Laptop, openLaptop, type Running } from './laptop.ts';
import { kill, losePower } from './lost-machine.ts';
import { pathOf } from './standing-in.ts';

const MINUTE = 60_000;
const DOCKER = join(import.meta.dirname, 'fixtures', 'docker.ts');

let cloud: FullCloud;
let laptop: Laptop;
let account: ReturnType<typeof sightOf>;

beforeAll(async () => {
  cloud = await openFullCloud();
  cloud.github.others.push({ id: 2, name: 'ada/flipgate' });
  laptop = await openLaptop(cloud.startChild('laptop', () => {}));
  account = sightOf(addressOf(cloud, cloud.startChild('hands', () => {}).environment));
});

afterAll(async () => {
  await laptop?.remove();
  await cloud?.close();
});

/** Without the expiry of old versions, whose settling the provider watches for a minute. */
function wordsFor(name: string, ...more: readonly string[]): readonly string[] {
  const site = ['--name', name, '--hostname', 'api.example.com'];
  return [...site, '--bootstrap-variable', 'old_version_days=null', ...more];
}

/** How a run ends that has made, or found, everything. */
function done(name: string) {
  const results = [
    ...['FLIPGATE_HOSTNAME=api.example.com', 'FLIPGATE_REGION=eu-central-1'],
    `FLIPGATE_PLAN_SECRET=${name}-production/cloudflare-plan`,
    `FLIPGATE_SECRET=${name}-production/cloudflare`,
  ];
  return { exitCode: 0, missing: [], results };
}

function stateHere(name: string, of = laptop): boolean {
  return existsSync(
    join(of.home, '.local/state/flipgate/123456789012', `${name}-production`, 'bootstrap.tfstate'),
  );
}

/** Runs until a line says this, and lets `end` end it then. */
async function endAt(
  words: readonly string[],
  said: string,
  end: (pid: number) => unknown,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  let ending: Promise<readonly PromiseSettledResult<unknown>[]> | undefined;
  const starting: Promise<Running> = laptop.start(words, {
    environment,
    line: (line) => {
      if (line.includes(said)) ending ??= Promise.allSettled([starting.then(({ pid }) => end(pid))]);
    },
  });
  const ran = await (await starting).ended;
  expect(await ending, ran.text).toMatchObject([{ status: 'fulfilled' }]);
  return ran.text;
}

/** Runs until it stores the token, and loses the machine before that is done, or before it hears of it. */
async function loseStoring(words: readonly string[], kind: 'kill-before' | 'kill-after'): Promise<string> {
  let pid = 0;
  const doomed = cloud.startChild(kind, () => losePower(pid));
  cloud.faults.when(
    ({ caller, operation }) => caller === kind && operation === 'PutSecretValue',
    { kind },
    1,
  );
  const running = await laptop.start(words, { environment: doomed.environment });
  pid = running.pid;
  const ran = await running.ended;
  expect(doomed.caller.killed, ran.text).toBeDefined();
  expect(ran).toMatchObject({ exitCode: 137, results: [] });
  return ran.text;
}

/** Run again it makes what is missing, each thing once, and leaves the state where it belongs. */
async function converges(name: string, ...more: readonly string[]): Promise<string> {
  const again = await laptop.run(wordsFor(name, ...more));
  expect(again, again.text).toMatchObject(done(name));
  expect(await account.names(name)).toEqual(whole(name));
  expect(await account.hasState(`${name}-production`)).toBe(true);
  expect(await account.hasState(`${name}-production`, 'bootstrap.tfstate.tflock')).toBe(false);
  expect(stateHere(name)).toBe(false);
  return again.text;
}

test('run twice it changes nothing and says the same, also from another machine', async () => {
  const first = await laptop.run(wordsFor('twice'));
  expect(first, first.text).toMatchObject(done('twice'));
  expect(await account.names('twice')).toEqual(whole('twice'));
  const key = await account.secret('twice-production/secret-key');
  const text = await converges('twice');
  expect(text).toContain('there is nothing to change');
  const other = await openLaptop(cloud.startChild('other', () => {}));
  try {
    const elsewhere = await other.run(wordsFor('twice'));
    expect(elsewhere, elsewhere.text).toMatchObject(done('twice'));
    expect(elsewhere.text).toContain('there is nothing to change');
  } finally {
    await other.remove();
  }
  expect(await account.secret('twice-production/secret-key')).toBe(key);
});

test('with less than before it refuses to destroy, and says what', async () => {
  const address = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/other';
  const given = `repositories={"image":"${address}","cache":"${address}/cache"}`;
  const ran = await laptop.run(wordsFor('twice', '--bootstrap-variable', given));
  expect(ran.exitCode, ran.text).toBe(1);
  expect(ran.missing.join()).toMatch(/^This would destroy what is there: .*aws_ecr_repository\.images/);
  expect(await account.names('twice')).toEqual(whole('twice'));
});

test('a second environment of the name gets the repositories of the first; the token goes into its secret once, also when the machine is lost meanwhile', async () => {
  const words = wordsFor('twice', '--environment', 'staging', '--suffix', 'staging', '--store-token');
  const secret = 'twice-staging/cloudflare';
  const first = await loseStoring(words, 'kill-before');
  expect(first).toContain('image repositories of twice-production are used');
  expect((await account.names('twice')).filter((one) => one.startsWith('repository'))).toHaveLength(2);
  expect(await account.secret(secret).catch(() => undefined)).toBeUndefined();
  await loseStoring(words, 'kill-after');
  expect(await account.secret(secret)).toBe(laptop.environment['CLOUDFLARE_API_TOKEN']);
  cloud.recording.clear();
  const ran = await laptop.run(words);
  expect(ran, ran.text).toMatchObject({ exitCode: 0, missing: [] });
  expect(ran.results).toEqual([
    'FLIPGATE_HOSTNAME_STAGING=api.example.com',
    'FLIPGATE_REGION_STAGING=eu-central-1',
    'FLIPGATE_PLAN_SECRET_STAGING=twice-staging/cloudflare-plan',
    `FLIPGATE_SECRET_STAGING=${secret}`,
  ]);
  expect(cloud.recording.lines().filter((line) => /CreateSecret|PutSecretValue/.test(line))).toEqual([]);
});

test('the machine lost while the image is built: run again it is pushed, and the deploy begins', async () => {
  const app = join(laptop.home, 'shop');
  await makeApplication(app);
  const docker = [`exec '${await nodePart()}' '${DOCKER}' "$@"`];
  const PATH = `${await pathOf(laptop.home, { docker })}:${laptop.environment['PATH']}`;
  const words = wordsFor('twice', '--deploy', '--app', app);
  const builds = join(laptop.home, 'builds');
  const lose = async (pid: number) => {
    await until(() => existsSync(builds));
    losePower(pid);
  };
  await endAt(words, '── the image is built', lose, { PATH });
  expect(await account.images('twice')).toEqual([]);
  // A deploy takes minutes: it cannot end before its machine does.
  const text = await endAt(words, '── the stacks are applied', losePower, { PATH });
  expect(text).toMatch(/built and pushed sha256:[0-9a-f]{12}/);
  expect(await account.images('twice')).toHaveLength(1);
  expect(readFileSync(builds, 'utf8').match(/--platform linux\/arm64/g)).toHaveLength(2);
});

test('with a repository of GitHub it makes the roles, once, and names them', async () => {
  const words = wordsFor('roles', '--github', 'acme/shop', '--workflows', 'ada/flipgate');
  await endAt(words, 'aws_iam_openid_connect_provider.github[0]: created', losePower);
  const ran = await laptop.run(words);
  expect(ran, ran.text).toMatchObject({ exitCode: 0, missing: [] });
  const role = (name: string) => `arn:aws:iam::123456789012:role/flipgate/roles-production-${name}`;
  expect(ran.results).toEqual([
    ...done('roles').results.slice(0, 2),
    ...[`FLIPGATE_PLAN_ROLE=${role('plan')}`, `FLIPGATE_BUILD_ROLE=${role('build')}`],
    `FLIPGATE_DEPLOY_ROLE=${role('deploy')}`,
    ...done('roles').results.slice(2),
  ]);
  const again = await laptop.run(words);
  expect(again.text).toContain('there is nothing to change');
  const other = await laptop.run(
    wordsFor('other', '--check', '--github', 'acme/shop', '--workflows', 'ada/flipgate'),
  );
  expect(other.text).toContain('oidc-provider/token.actions.githubusercontent.com is used');
  const without = await laptop.run(wordsFor('roles'));
  expect(without.missing.join()).toMatch(/^This would destroy what is there: .*aws_iam_role/);
});

test('killed while it applies: terraform ends in order, and the state waits here', async () => {
  await endAt(wordsFor('alone'), 'aws_s3_bucket.this: created', kill);
  await until(() => stateHere('alone'));
  await converges('alone');
});

test('the machine lost while it applies: what was made is taken in, and nothing is made twice', async () => {
  await endAt(wordsFor('power'), 'aws_s3_bucket.this: created', losePower);
  const text = await converges('power');
  // Terraform writes a state now and then while it applies: it may have come to that, or not.
  expect(text).toMatch(
    /aws_s3_bucket\.this is there already, as flipgate-power|── its state moves into the bucket/,
  );
});

test('the machine lost before the state moves', async () => {
  await endAt(wordsFor('between'), '── its state moves into the bucket', losePower);
  expect(stateHere('between')).toBe(true);
  const text = await converges('between');
  expect(text).toContain('── its state moves into the bucket');
});

test('the machine lost when the state is in the bucket, and not yet away from here', async () => {
  await endAt(wordsFor('moved'), '── its state moves into the bucket', async (pid) => {
    await until(() => account.hasState('moved-production'));
    losePower(pid);
  });
  await converges('moved');
});

test('the machine lost in a later apply: its lock on the state is removed', async () => {
  expect(await laptop.run(wordsFor('locked'))).toMatchObject(done('locked'));
  // The provider watches this one settle for a minute: the apply cannot end before its machine does.
  await endAt(wordsFor('locked', '--bootstrap-variable', 'old_version_days=90'), ': creating', losePower);
  expect(await account.hasState('locked-production', 'bootstrap.tfstate.tflock')).toBe(true);
  const text = await converges('locked');
  expect(text).toMatch(/Removing the state lock .* is gone from this machine/);
});

test('Ctrl-C ends it in order, and it goes on when run again', async () => {
  const text = await endAt(wordsFor('stopped'), ': creating', (pid) => process.kill(pid, 'SIGINT'));
  expect(text).toContain('Stopped by SIGINT.');
  expect(text).toContain('Run the same again: it goes on where this run stopped.');
  await converges('stopped');
});

test('an environment that was deployed and whose bootstrap state is nowhere is left alone', async () => {
  const site = 'twice-production';
  await account.move(site, 'bootstrap.tfstate', 'shared.tfstate');
  const ran = await laptop.run(wordsFor('twice'));
  expect(ran.exitCode, ran.text).toBe(1);
  expect(ran.missing).toEqual([`${site} was deployed, and the state of its bootstrap is not in the bucket.`]);
  await account.move(site, 'shared.tfstate', 'bootstrap.tfstate');
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 20) {
    if (waited > MINUTE) throw new Error('it did not come to that within a minute');
    await new Promise((done) => setTimeout(done, 20));
  }
}
