import { describe, expect, test } from 'vitest';
import { refusedAtTheDoor } from '../../src/commands/at-the-door.ts';
import { readRequest } from '../../src/inputs.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { failureText } from '../../src/report/failure-text.ts';
import { summary } from '../../src/report/summary.ts';
import { foreignParts } from '../report/rendered.ts';
import { deploy, failureOf, goLive, openStage, removeIdle } from './acts.ts';
import { befall } from './calls.ts';
import { QUEUE, RULE, shop } from './parity-stage.ts';
import type { Played } from './played.ts';
import { pullRequest } from './pull-request.ts';
import { COMMON } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass } from './web.ts';

const CONTRACT = { contractCommand: 'python manage.py contract' } as const;
const { environment, hostname } = COMMON.site;

/** The page as readers get it, held against the one that is kept, and parsed as GitHub does. */
async function shows(
  name: string,
  outcome: Outcome,
  inputs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const given = { command: outcome.command ?? '', environment, hostname, ...inputs };
  const page = summary(outcome, given);
  expect(foreignParts(page)).toEqual([]);
  await expect(page).toMatchFileSnapshot(`./pages/${name}.md`);
  return page;
}

function firstLine(page: string): string {
  return page.split('\n')[0] ?? '';
}

async function twoReleases(stage: Stage, more: Parameters<typeof goLive>[2] = {}) {
  return { one: await goLive(stage, 'one'), two: await goLive(stage, 'two', more) };
}

/** With workers and a beat, alarms and paths, as a project of some age has them. */
async function fullDeploy(stage: Stage): Promise<Played> {
  stage.engine.infra.background = ['worker', 'beat'];
  await goLive(stage, 'one');
  return stage.deploy(stage.build('two'));
}

describe('deploy', () => {
  test('live: what was replaced, by what evidence, and how to take it back', async () => {
    const { outcome } = await fullDeploy(await openStage());
    const page = await shows('deploy-live', outcome, { image: outcome.image ?? '' });
    expect(firstLine(page)).toMatch(/^## 🟢 Deployed <code>\w{12}<\/code> to production in /);
    expect(page).toMatch(/gh workflow run rollback\.yml -R acme\/shop -f to=\w{40}/);
  });

  test('unchanged', async () => {
    const stage = await openStage();
    const { outcome } = await deploy(stage, await goLive(stage, 'one'));
    await shows('deploy-unchanged', outcome);
  });

  test('superseded', async () => {
    const stage = await openStage();
    await goLive(stage, 'one');
    const two = stage.build('two');
    stage.build('three');
    await shows('deploy-superseded', (await deploy(stage, two)).outcome);
  });

  test('refused at its inputs', async () => {
    const outcome = refusedInputs({ INPUT_COMMAND: 'deploy', INPUT_HOSTNAME: 'https://api.example.com/' });
    await shows('deploy-refused-at-inputs', outcome);
  });

  test('refused at start: users are told of first', async () => {
    const stage = await openStage();
    await goLive(stage, 'one');
    const lines = [{ after: 100, text: "ModuleNotFoundError: No module named 'orders'" }];
    const bad = stage.build('bad', { web: { kind: 'exits', after: 2_000, code: 3, lines } });
    const page = await shows('deploy-refused-at-start', (await deploy(stage, bad)).outcome);
    expect(firstLine(page)).toMatch(/^## 🟡 api\.example\.com is served by blue, which runs \w{12}/);
  });

  test('refused at check: a change that nobody announced', async () => {
    const stage = await shop();
    const pull = pullRequest(stage);
    stage.engine.infra.extraChanges = [QUEUE];
    await pull.plan();
    stage.engine.infra.extraChanges = [QUEUE, RULE];
    const page = await shows('deploy-refused-at-parity', (await deploy(stage, pull.merge())).outcome);
    expect(page).toContain('compared with the plan on #1:\n  replace');
  });

  test('flipped back', async () => {
    const stage = await openStage();
    await goLive(stage, 'one');
    const deploying = deploy(stage, stage.build('two'), { bakeMs: 120_000 });
    while (stage.publicContents()[0] !== COMMON.site.previewHostnames.green) await stage.clock.sleep(1_000);
    stage.cloud.edge.broken.set('green.elb.example.net', 520);
    const page = await shows('deploy-flipped-back', (await deploying).outcome);
    expect(page).toContain('| record | <code>api-blue.example.com</code> | as it was |');
  });

  test('a person is needed: the way that needs no Cloudflare', async () => {
    const stage = await openStage();
    await goLive(stage, 'one');
    const deploying = deploy(stage, stage.build('two'), { bakeMs: 120_000 });
    while (stage.publicContents()[0] !== COMMON.site.previewHostnames.green) await stage.clock.sleep(1_000);
    befall(stage, 'dns.records.edit', { kind: 'server-error', status: 503 }, 100);
    stage.cloud.edge.broken.set('green.elb.example.net', 520);
    const page = await shows('deploy-needs-person', (await deploying).outcome);
    expect(page).toContain('gh workflow run rollback.yml -R acme/shop -f in-place=true');
  });
});

describe('rollback', () => {
  test('warm', async () => {
    const stage = await openStage();
    await twoReleases(stage);
    const page = await shows('rollback-warm', (await stage.rollback()).outcome, { reason: 'orders fail' });
    expect(page).toContain('| time&nbsp;to&nbsp;restore |');
    expect(page).toContain('gh workflow run deploy.yml -R acme/shop -f lift-hold=true');
  });

  test('cold', async () => {
    const stage = await openStage();
    const { two } = await twoReleases(stage);
    await stage.settle({ release: two.release });
    await shows('rollback-cold', (await stage.rollback()).outcome);
  });

  test('in place', async () => {
    const stage = await openStage();
    const { two } = await twoReleases(stage);
    await stage.settle({ release: two.release });
    stage.cloud.cloudflare.down = true;
    await shows('rollback-in-place', (await stage.rollback({ inPlace: true })).outcome, {
      'in-place': 'true',
    });
  });

  test('refused by the schema, with the releases and what each would meet', async () => {
    const stage = await openStage();
    const { one, two } = await twoReleases(stage, CONTRACT);
    await stage.settle({ release: two.release });
    const page = await shows('rollback-refused', (await stage.rollback({ to: one.release })).outcome);
    expect(page).toContain('not reachable: orders.0002&#95;total of');
  });

  test('an unknown release: the table, on the page and in the log', async () => {
    const stage = await openStage();
    const { one, two } = await twoReleases(stage);
    const { outcome } = await stage.rollback({ to: 'f'.repeat(40) });
    const page = await shows('rollback-unknown-to', outcome, { to: 'f'.repeat(40) });
    expect(page).toContain(`| <code>${one.release}</code> |`);
    const log = failureText({ ...outcome, result: 'refused', failure: failureOf(outcome) });
    const said = log.flatMap((part) => (part.kind === 'own' ? [part.text] : []));
    expect(said.filter((line) => line.startsWith(two.release))).toEqual([
      expect.stringMatching(
        /^\w{40} {2}20\d\d-\d\d-\d\d \d\d:\d\d UTC {2}green {2}sha256:\w{12} {3}reachable$/,
      ),
    ]);
  });
});

test('settle', async () => {
  const stage = await openStage();
  await twoReleases(stage, CONTRACT);
  await pass(stage, 3_600_000);
  await shows('settle', (await stage.settle()).outcome);
});

test('settle that removes the idle colour, and the rollback that it refuses', async () => {
  const stage = await openStage();
  await twoReleases(stage);
  await pass(stage, 3_600_000);
  const page = await shows('settle-removed', (await removeIdle(stage)).outcome, { 'remove-idle': 'true' });
  expect(page).toMatch(/gh workflow run rollback\.yml -R acme\/shop -f to=\w{40} -f in-place=true/);
  const refused = await shows('rollback-removed', (await stage.rollback()).outcome);
  expect(refused).toMatch(/gh workflow run rollback\.yml -R acme\/shop -f to=\w{40} -f in-place=true/);
});

describe('run', () => {
  test('passed', async () => {
    const stage = await openStage();
    await goLive(stage, 'one');
    await shows('run-passed', (await stage.run('python manage.py check')).outcome, {
      run: 'python manage.py check',
    });
  });

  test('failed, killed for want of memory', async () => {
    const stage = await openStage();
    const build = stage.build('one', {
      migrate: ({ command }) => ({ kind: 'exits', after: 500, code: command.includes('check') ? 137 : 0 }),
    });
    await stage.deploy(build, { bakeMs: 0 });
    await shows('run-failed', (await stage.run('python manage.py check')).outcome);
  });
});

function refusedInputs(environment: Readonly<Record<string, string>>): Outcome {
  const at = Date.UTC(2026, 10, 23, 9, 30);
  try {
    readRequest(environment);
  } catch (error) {
    return refusedAtTheDoor(error, at, at + 12);
  }
  throw new Error('nothing was refused');
}
