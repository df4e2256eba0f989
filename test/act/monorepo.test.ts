import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commentsOn } from '../demo/pull-request.ts';
import { liveNow } from '../demo/run.ts';
import { copyInfraTo } from '../infra/infra-copy.ts';
import { PINNED } from './machine.ts';
import { type ActStage, openActStage, type Ran } from './stage.ts';
import { withInputs, withJobBehind } from './user-additions.ts';

// One story in many tests: an application in a folder of its own, whose infrastructure lies there too and is Terragrunt's.
const FOLDER = 'shop';
const INFRA = join(FOLDER, 'infra');
const BRIEF = { bake: '3s', warm: '5s', 'verify-count': '2' };
const OWN = { name: FOLDER, infra: INFRA, engine: 'terragrunt' };

let on: ActStage;
/** The image of the first release. */
let image: string;
/** What the pull request brings: its image, and its merge as its runs see it and as it lands. */
let found: () => Promise<string>;
let merge: string;
let proposed: ReturnType<ActStage['events']['opened']>;

beforeAll(async () => {
  on = await openActStage();
});
afterAll(() => on?.close());

const live = () => liveNow(on.cloud);
const fileOf = (name: string) => `.github/workflows/${name}`;

async function write(file: string, text: string): Promise<void> {
  await mkdir(join(on.caller.folder, file, '..'), { recursive: true });
  await writeFile(join(on.caller.folder, file), text);
}

/** The application in its folder; its infrastructure is no part of the image, as the page about the templates says. */
async function layShop(number: number): Promise<() => Promise<string>> {
  const laid = await on.lay({ kind: 'good', number }, FOLDER);
  await on.caller.edit(join(FOLDER, '.dockerignore'), (text) => `${text}infra\n`);
  return laid;
}

/** A push, deployed. */
async function pushed(commit: string): Promise<Ran> {
  const ran = await on.run('deploy-monorepo.yml', on.events.push(commit));
  expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
  return ran;
}

/** The words that Terragrunt was started with meanwhile. */
async function wordsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await on.engines.ran()).length;
  await act();
  return (await on.engines.ran()).slice(before);
}

test('a push deploys what is in its folder, by the Terragrunt that the workflow installs', async () => {
  found = await layShop(1);
  await copyInfraTo(join(on.caller.folder, INFRA));
  await write('blog/README.md', 'Another application.\n');
  await on.caller.copyTemplates(['deploy-monorepo.yml', 'plan.yml', 'settle.yml', 'drift.yml'], PINNED);
  const { variables } = on;
  const own = {
    'deploy-monorepo.yml': { variables, engine: OWN.engine, ...BRIEF },
    'plan.yml': { variables, ...OWN, context: FOLDER },
    'settle.yml': { variables, ...OWN, 'remove-idle': 'true' },
    'drift.yml': { variables, ...OWN },
  };
  for (const [name, inputs] of Object.entries(own))
    await on.caller.edit(fileOf(name), (text) => withInputs(withJobBehind(text), inputs));
  const release = await on.caller.commit('The shop');
  image = await found();
  const words = await wordsOf(async () => {
    const { outputs } = await pushed(release);
    expect(outputs).toMatchObject({ result: 'live', release, image, 'live-color': 'blue' });
  });
  expect(words).toEqual(expect.arrayContaining(['terragrunt stack', 'terragrunt run']));
  expect(live()).toBe('blue');
});

test('one that touches another folder alone builds nothing, and is a release of the same image', async () => {
  await write('blog/README.md', 'Another application, changed.\n');
  const release = await on.caller.commit('The blog');
  const { pages, outputs } = await pushed(release);
  expect(pages['build']).toContain('Nothing to build');
  expect(outputs).toMatchObject({ result: 'live', release, image, 'live-color': 'green' });
  expect(live()).toBe('green');
});

test('its pull request is planned by Terragrunt too, and told in one comment', async () => {
  await on.caller.git('checkout', '--quiet', '-b', 'change');
  found = await layShop(2);
  const shorter = `${on.variables}\nlog_retention_days = 7`;
  for (const name of ['plan.yml', 'deploy-monorepo.yml', 'drift.yml', 'settle.yml'])
    await on.caller.edit(fileOf(name), (text) => withInputs(text, { variables: shorter }));
  await on.caller.commit('The shop, changed');
  merge = await on.caller.tryMerge('change');
  proposed = on.events.opened('change', merge);
  const words = await wordsOf(async () => {
    const ran = await on.run('plan.yml', proposed);
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
  });
  expect(words).toContain('terragrunt run');
  const comments = commentsOn(on.cloud.cloud.github.hub, proposed.number);
  expect(comments).toEqual([expect.stringContaining('retention&#95;in&#95;days')]);
  expect(live()).toBe('green');
});

test('its merge touches the folder, and brings what was told with an image of its own', async () => {
  const { hub } = on.cloud.cloud.github;
  hub.conversations.landAs(proposed.number, merge);
  hub.repository.branches.set('main', merge);
  const second = await found();
  expect(second).not.toBe(image);
  const { outputs } = await pushed(merge);
  expect(outputs).toMatchObject({ result: 'live', release: merge, image: second, 'live-color': 'blue' });
  expect(live()).toBe('blue');
});

test('its drift is looked for in the same folder, unit by unit, and none is found', async () => {
  const words = await wordsOf(async () => {
    const ran = await on.run('drift.yml', on.events.schedule());
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    expect(ran.outputs).toEqual({ result: 'unchanged' });
  });
  expect(words).toContain('terragrunt run');
});

test('the schedule settles it, and Terragrunt takes the idle colour away', async () => {
  const words = await wordsOf(async () => {
    const ran = await on.run('settle.yml', on.events.schedule());
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    expect(ran.outputs).toMatchObject({ result: 'live' });
    expect(ran.pages['settle']).toContain('green');
  });
  expect(words).toContain('terragrunt run');
  expect(live()).toBe('blue');
});
