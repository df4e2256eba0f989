import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Hub } from '../cloud/github/hub.ts';
import { Repository } from '../cloud/github/repository.ts';
import { command } from '../parts/command.ts';
import { type ActRan, runAct } from './act-run.ts';
import { type Caller, openCaller } from './caller.ts';
import { type Engines, layEngines } from './engines.ts';
import { type EventsOf, eventsOf } from './events.ts';
import { type Identity, openIdentity } from './identity.ts';
import { openMachine, PINNED } from './machine.ts';
import { copyOurs } from './our-copy.ts';
import { openRefusingAws, type RefusingAws } from './refusing-aws.ts';
import { withInputs } from './user-additions.ts';

let folder: string;
let identity: Identity;
let aws: RefusingAws;
let engines: Engines;
let machine: Awaited<ReturnType<typeof openMachine>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-act-'));
  identity = await openIdentity('acme/shop');
  aws = await openRefusingAws();
  await copyOurs(join(folder, 'ours'), PINNED, identity.address);
  engines = await layEngines(join(folder, 'engines'));
  machine = await openMachine(join(folder, 'ours'), identity, engines);
});
afterAll(async () => {
  await Promise.all([identity?.close(), aws?.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** Every variable that the page about the templates names, for both environments, and for a second application. */
const VARIABLES = Object.fromEntries(
  ['', '_STAGING', '_BLOG'].flatMap((suffix) => [
    [`FLIPGATE_HOSTNAME${suffix}`, `api${suffix.toLowerCase().replace('_', '-')}.example.com`],
    [`FLIPGATE_REGION${suffix}`, 'eu-central-1'],
    [`FLIPGATE_SECRET${suffix}`, 'cloudflare'],
    [`FLIPGATE_PLAN_SECRET${suffix}`, 'cloudflare-plan'],
    ...['PLAN', 'BUILD', 'DEPLOY'].map((job) => [
      `FLIPGATE_${job}_ROLE${suffix}`,
      `arn:aws:iam::123456789012:role/${job.toLowerCase()}${suffix.toLowerCase()}`,
    ]),
  ]),
);

let runs = 0;

interface Told extends ActRan {
  /** The roles that were asked for, each with the subject that asked. */
  readonly came: readonly string[];
}

/** In a repository that has this template, and no more than it asks for. */
async function run(
  template: string,
  choose: (events: EventsOf, head: string) => ReturnType<EventsOf['schedule']>,
  fill: (caller: Caller) => Promise<string> = (caller) => caller.commit('The shop'),
  variables = VARIABLES,
): Promise<Told> {
  const temp = join(folder, `run-${++runs}`);
  const hub = new Hub(new Repository('acme', 'shop'), { now: Date.now });
  const caller = await openCaller(join(temp, 'caller'), hub);
  await caller.copyTemplates([template], PINNED);
  const head = await fill(caller);
  const [asked, minted] = [aws.asked.length, identity.minted.length];
  const ran = await runAct(
    {
      ...{ ...machine, caller: caller.folder, temp },
      environment: { ...machine.environment, AWS_ENDPOINT_URL: aws.address, GITHUB_API_URL: aws.address },
    },
    {
      ...choose(eventsOf(hub), head),
      ...{ workflow: template, runId: runs, token: 'token-of-a-test', variables },
    },
  );
  const roles = aws.asked.slice(asked);
  const came = identity.minted.slice(minted).map(({ sub }, at) => `${roles[at]}: ${sub}`);
  return { ...ran, came };
}

const push = (events: EventsOf, head: string) => events.push(head);
const schedule = (events: EventsOf) => events.schedule();
const dispatch = (events: EventsOf) => events.dispatch({});
const MAIN = 'repo:acme/shop:ref:refs/heads/main';
const OPS = 'repo:acme/shop:environment:production-ops';

const FIRST: readonly (readonly [string, typeof push, string])[] = [
  ['deploy.yml', push, `build: ${MAIN}`],
  ['deploy.yml', dispatch, `build: ${MAIN}`],
  ['deploy-cdk.yml', push, `build: ${MAIN}`],
  ['deploy-on-dispatch.yml', (events) => events.tagged('v1'), 'build: repo:acme/shop:ref:refs/tags/v1'],
  ['deploy-staging-production.yml', push, `build_staging: ${MAIN}`],
  ['rollback.yml', dispatch, `deploy: ${OPS}`],
  ['settle.yml', schedule, `deploy: ${OPS}`],
  ['drift.yml', schedule, `plan: ${MAIN}`],
];

const refused = { exitCode: 1, failedWith: [1] };

test.each(FIRST)('%s: its first job comes to AWS as what its role trusts', async (template, event, first) => {
  const ran = await run(template, event);
  expect(ran.came, ran.log).toEqual([first]);
  expect(ran).toMatchObject(refused);
  expect(ran.printed.join('\n')).toContain('AWS does not let this job become');
});

test('plan.yml: its job names no environment, and is a pull request to AWS', async () => {
  const ran = await run('plan.yml', (events, head) => events.opened('main', head));
  expect(ran.came, ran.log).toEqual(['plan: repo:acme/shop:pull_request']);
  expect(ran).toMatchObject(refused);
});

test('plan.yml, from a fork: without variables, identity and AWS it says what the files say', async () => {
  const ran = await run(
    'plan.yml',
    (events, merge) => events.opened('theirs', merge, 'eve/shop'),
    async (caller) => {
      await caller.commit('The shop');
      await caller.git('checkout', '--quiet', '-b', 'theirs');
      await writeFile(join(caller.folder, 'more.py'), '');
      await caller.commit('More');
      return caller.tryMerge('theirs');
    },
    {},
  );
  expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [], came: [] });
  expect(ran.pages['plan']).toContain('by its files');
});

test('settle.yml installs Terraform where a colour is to be removed, and only there', async () => {
  const installed = /Success - Main hashicorp\/setup-terraform/;
  const plain = await run('settle.yml', schedule);
  expect(plain.log).not.toMatch(installed);
  const removing = await run('settle.yml', schedule, async (caller) => {
    await caller.edit('.github/workflows/settle.yml', (text) => withInputs(text, { 'remove-idle': 'true' }));
    return caller.commit('The shop');
  });
  expect(removing.log).toMatch(installed);
  expect(removing.came).toEqual([`deploy: ${OPS}`]);
});

const withEngine = (engine: string) => async (caller: Caller) => {
  await caller.edit('.github/workflows/drift.yml', (text) => withInputs(text, { engine }));
  return caller.commit('The shop');
};

test.each([
  ['tofu', /Success - Main opentofu\/setup-opentofu/],
  ['terragrunt', /terragrunt_linux_\w+: OK/],
])('engine: %s is installed where a workflow asks for it, and only there', async (engine, installed) => {
  const plain = await run('drift.yml', schedule);
  expect(plain.log).not.toMatch(installed);
  const asked = await run('drift.yml', schedule, withEngine(engine));
  expect(asked.log).toMatch(installed);
  expect(asked.came).toEqual([`plan: ${MAIN}`]);
});

test('a Terragrunt that is not what the sums of its release say is not installed', async () => {
  const sums = await readFile(engines.sums, 'utf8');
  try {
    await writeFile(engines.sums, sums.replaceAll(/^\w{64}/gm, '0'.repeat(64)));
    const ran = await run('drift.yml', schedule, withEngine('terragrunt'));
    expect(ran, ran.log).toMatchObject({ exitCode: 1, came: [] });
    expect(ran.log).toMatch(/terragrunt_linux_\w+: FAILED/);
  } finally {
    await writeFile(engines.sums, sums);
  }
});

/** Runs the page's line that copies callers once more, and puts the copies in their places. */
async function copiedAgain(caller: Caller, word: string, names: readonly string[]): Promise<void> {
  const page = await readFile(join(import.meta.dirname, '../../workflows/README.md'), 'utf8');
  const lines = page.split('\n').filter((one) => one.startsWith('    for it in '));
  const line = lines.find((one) => one.endsWith(`-${word}.yml; done`)) ?? '';
  const cwd = join(caller.folder, '.github/workflows');
  const { exitCode, output } = await command('sh', ['-ec', line], { cwd });
  expect(exitCode, output).toBe(0);
  for (const name of names)
    await rename(join(cwd, `${name.replace('-monorepo', '')}-${word}.yml`), join(cwd, `${name}.yml`));
}

/** Plan, settle and drift once more for staging, as the page about the templates does it. */
async function copiedForStaging(caller: Caller): Promise<string> {
  await caller.copyTemplates(['plan.yml', 'settle.yml', 'drift.yml'], PINNED);
  await copiedAgain(caller, 'staging', ['plan', 'settle', 'drift']);
  return caller.commit('Staging');
}

test.each([
  ['settle.yml', schedule, 'deploy_staging: repo:acme/shop:environment:staging-ops'],
  ['drift.yml', schedule, `plan_staging: ${MAIN}`],
  [
    'plan.yml',
    (events: EventsOf, head: string) => events.opened('main', head),
    'plan_staging: repo:acme/shop:pull_request',
  ],
] as const)(
  '%s, copied once more for staging, takes nothing of production',
  async (template, event, first) => {
    const ran = await run(template, event, copiedForStaging);
    expect(ran.came, ran.log).toEqual([first]);
    expect(ran).toMatchObject(refused);
  },
);

test('rollback.yml goes back in the environment that is chosen', async () => {
  const ran = await run('rollback.yml', (events) => events.dispatch({ environment: 'staging' }));
  expect(ran.came, ran.log).toEqual(['deploy_staging: repo:acme/shop:environment:staging-ops']);
  expect(ran).toMatchObject(refused);
});

test('rollback.yml takes nothing of production where a variable of staging is missing', async () => {
  const { FLIPGATE_HOSTNAME_STAGING: _missing, ...others } = VARIABLES;
  const staging = (events: EventsOf) => events.dispatch({ environment: 'staging' });
  const ran = await run('rollback.yml', staging, (caller) => caller.commit('The shop'), others);
  expect(ran, ran.log).toMatchObject({ ...refused, came: [] });
  expect(ran.log).toContain('`hostname` is missing');
});

test('deploy-monorepo.yml: one folder of several', async () => {
  const ran = await run('deploy-monorepo.yml', push, async (caller) => {
    await mkdir(join(caller.folder, 'shop'));
    await writeFile(join(caller.folder, 'shop/Dockerfile'), 'FROM scratch\n');
    return caller.commit('The shop');
  });
  expect(ran.came, ran.log).toEqual([`build: ${MAIN}`]);
  expect(ran).toMatchObject(refused);
});

/** All once more for a second application, `blog` beside `shop`. */
async function copiedForBlog(caller: Caller): Promise<string> {
  const others = ['plan', 'rollback', 'settle', 'drift'];
  await caller.copyTemplates(['deploy-monorepo.yml', ...others.map((name) => `${name}.yml`)], PINNED);
  for (const name of others)
    await caller.edit(`.github/workflows/${name}.yml`, (text) => withInputs(text, { name: 'shop' }));
  await copiedAgain(caller, 'blog', ['deploy-monorepo', ...others]);
  for (const name of ['deploy-monorepo', ...others]) {
    const text = await caller.read(`.github/workflows/${name}.yml`);
    expect(text).toMatch(/^ +name: blog$/m);
    expect(text).not.toContain('shop');
  }
  await mkdir(join(caller.folder, 'blog'));
  await writeFile(join(caller.folder, 'blog/Dockerfile'), 'FROM scratch\n');
  return caller.commit('The blog');
}

test.each([
  ['deploy-monorepo.yml', push, `build_blog: ${MAIN}`],
  ['rollback.yml', dispatch, `deploy_blog: ${OPS}`],
  ['drift.yml', schedule, `plan_blog: ${MAIN}`],
] as const)(
  '%s, copied once more for a second application, takes nothing of the first',
  async (template, event, first) => {
    const ran = await run(template, event, copiedForBlog);
    expect(ran.came, ran.log).toEqual([first]);
    expect(ran).toMatchObject(refused);
  },
);

const makefile = (recipe: string) => async (caller: Caller) => {
  await writeFile(join(caller.folder, 'Makefile'), `test:\n\t${recipe}\n`);
  return caller.commit('The shop');
};

test('deploy-after-tests.yml: nothing is built before the tests have passed', async () => {
  const red = await run('deploy-after-tests.yml', push, makefile('exit 7'));
  expect(red.came, red.log).toEqual([]);
  // That of make.
  expect(red).toMatchObject({ exitCode: 1, failedWith: [2] });
  const green = await run('deploy-after-tests.yml', push, makefile('@echo tests pass'));
  expect(green.printed).toContain('tests pass');
  expect(green.came, green.log).toEqual([`build: ${MAIN}`]);
  expect(green).toMatchObject(refused);
});

test('each template is played here', () => {
  const played = [
    ...FIRST.map(([template]) => template),
    'plan.yml',
    'deploy-monorepo.yml',
    'deploy-after-tests.yml',
  ];
  const all = readdirSync(join(import.meta.dirname, '../../workflows')).filter((name) =>
    name.endsWith('.yml'),
  );
  expect([...new Set(played)].sort()).toEqual(all.sort());
});
