import { afterAll, beforeAll, expect, test } from 'vitest';
import { commentsOn } from '../demo/pull-request.ts';
import { TWO_PHASES } from '../demo/requests.ts';
import { liveNow } from '../demo/run.ts';
import { PINNED } from './machine.ts';
import { type ActStage, openActStage } from './stage.ts';
import { withInputs, withJobBehind } from './user-additions.ts';

// One story in many tests: each begins where the one before it has left production.
const TEMPLATES = ['plan.yml', 'deploy.yml', 'rollback.yml', 'settle.yml', 'drift.yml'];
/** Deploys of other templates than the one that the story begins with. */
const LATER = ['deploy-on-dispatch.yml', 'deploy-staging-production.yml'];
const BRIEF = { bake: '3s', warm: '5s', 'verify-count': '2' };
/** Longer than the rollback that ends it. */
const LONG_BAKE = '10m';

let on: ActStage;
let first: string;
let proposed: ReturnType<ActStage['events']['opened']>;
/** The merge of the pull request, as its runs see it and as it lands. */
let second: string;
let overtaken: string;
let tagged: string;
let image: () => Promise<string>;

beforeAll(async () => {
  on = await openActStage();
});
afterAll(() => on?.close());

const live = () => liveNow(on.cloud);
const hub = () => on.cloud.cloud.github.hub;
const fileOf = (name: string) => `.github/workflows/${name}`;
/** Whose sessions the jobs took meanwhile, by what the roles' trust asks. */
async function subjectsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const from = on.identity.minted.length;
  await act();
  return on.identity.minted.slice(from).map(({ sub }) => sub);
}

test('a push deploys: its build finds the image, its deploy brings it live', async () => {
  image = await on.lay({ kind: 'good', number: 1 });
  await on.caller.copyTemplates([...TEMPLATES, ...LATER], PINNED);
  const { variables } = on;
  const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'plan.yml': { variables },
    'deploy.yml': { variables, ...BRIEF },
    'drift.yml': { variables },
  };
  for (const name of [...TEMPLATES, ...LATER])
    await on.caller.edit(fileOf(name), (text) => withInputs(withJobBehind(text), own[name] ?? {}));
  first = await on.caller.commit('The shop');
  const found = await image();
  const subjects = await subjectsOf(async () => {
    const ran = await on.run('deploy.yml', on.events.push(first));
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    expect(ran.outputs).toEqual({
      ...{ result: 'live', release: first, image: found, 'live-color': 'blue' },
      url: 'https://api.example.com',
    });
    expect(ran.pages['build']).toContain('Nothing to build');
    expect(ran.pages['deploy']).toMatch(/^## 🟢 Deployed/);
  });
  expect(live()).toBe('blue');
  expect(subjects).toEqual(['repo:acme/shop:ref:refs/heads/main', 'repo:acme/shop:environment:production']);
});

test('a pull request is told in one comment what its merge does', async () => {
  await on.caller.git('checkout', '--quiet', '-b', 'notes');
  image = await on.lay({ kind: 'good', number: 2, expand: 1 });
  const shorter = `${on.variables}\nlog_retention_days = 7`;
  for (const name of ['plan.yml', 'deploy.yml'])
    await on.caller.edit(fileOf(name), (text) => withInputs(text, { variables: shorter }));
  await on.caller.edit(fileOf('deploy.yml'), (text) => withInputs(text, { bake: LONG_BAKE }));
  await on.caller.commit('Notes');
  second = await on.caller.tryMerge('notes');
  proposed = on.events.opened('notes', second);
  const subjects = await subjectsOf(async () => {
    const ran = await on.run('plan.yml', proposed);
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    expect(ran.outputs).toMatchObject({ result: 'unchanged' });
    expect(ran.outputs['comment-url']).toContain('#issuecomment-');
    expect(JSON.parse(ran.outputs['plan-counts'] ?? '')).toMatchObject({ update: expect.any(Number) });
  });
  const comments = commentsOn(hub(), proposed.number);
  expect(comments).toEqual([expect.stringContaining('retention&#95;in&#95;days')]);
  expect(comments[0]).toContain('0004&#95;order&#95;note');
  expect(subjects).toEqual(['repo:acme/shop:pull_request']);
  expect(live()).toBe('blue');
});

test('a rollback ends the deploy that bakes: it flips back, and the rollback is what stays', async () => {
  hub().conversations.landAs(proposed.number, second);
  hub().repository.branches.set('main', second);
  await image();
  const bakes = Promise.withResolvers<void>();
  const deploy = on.run('deploy.yml', on.events.push(second), (line) => {
    if (line.includes('::group::bake')) bakes.resolve();
  });
  await Promise.race([bakes.promise, deploy]);
  expect(live()).toBe('green');
  const rollback = await on.run('rollback.yml', on.events.dispatch({ reason: 'notes are wrong' }));
  expect(rollback, rollback.log).toMatchObject({ exitCode: 0, failedWith: [] });
  // The deploy has done it: what is left to the rollback is that it stays so.
  expect(rollback.outputs).toEqual({
    ...{ result: 'unchanged', release: first, 'live-color': 'blue' },
    url: 'https://api.example.com',
  });
  const ended = await deploy;
  expect(ended, ended.log).toMatchObject({ exitCode: 1, failedWith: [2] });
  expect(ended.given['deploy']).toMatchObject({ result: 'flipped-back', 'live-color': 'blue' });
  expect(ended.pages['deploy']).toContain('notes are wrong');
  expect(live()).toBe('blue');
});

test('a push that would bring it back is stopped by the hold', async () => {
  const ran = await on.run('deploy.yml', on.events.push(second));
  expect(ran, ran.log).toMatchObject({ exitCode: 1, failedWith: [1] });
  expect(ran.given['deploy']).toMatchObject({ result: 'refused' });
  expect(ran.pages['deploy']).toContain('notes are wrong');
  expect(live()).toBe('blue');
});

test('a push whose branch has gone on is not built, and deploys nothing', async () => {
  await on.caller.git('checkout', '--quiet', '-B', 'main', first);
  await on.caller.edit(fileOf('drift.yml'), (text) => `${text}# Looked at by Ada.\n`);
  overtaken = await on.caller.commit('A word, and the image that is live');
  hub().repository.branches.set('main', second);
  const ran = await on.run('deploy.yml', on.events.push(overtaken));
  expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
  expect(ran.outputs).toMatchObject({ result: 'superseded' });
  expect(ran.pages).toEqual({ build: expect.stringContaining('nothing was built') });
  expect(live()).toBe('blue');
});

test('one whose branch goes on after its build deploys nothing, and says what overtook it', async () => {
  hub().repository.branches.set('main', overtaken);
  const subjects = await subjectsOf(async () => {
    const ran = await on.run('deploy.yml', on.events.push(overtaken), (line) => {
      if (line.includes('Nothing to build')) hub().repository.branches.set('main', second);
    });
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    expect(ran.outputs).toMatchObject({ result: 'superseded', release: overtaken });
    expect(ran.pages['deploy']).toContain(`superseded by ${second.slice(0, 12)}`);
  });
  expect(subjects).toHaveLength(2);
  expect(live()).toBe('blue');
});

test('the schedule empties what was flipped back from, once it is due, and does nothing when nothing is', async () => {
  const due = await on.run('settle.yml', on.events.schedule());
  expect(due, due.log).toMatchObject({ exitCode: 0, failedWith: [] });
  expect(due.outputs).toEqual({ result: 'live', release: first });
  expect(due.pages['settle']).toContain('green is empty');
  const again = await on.run('settle.yml', on.events.schedule());
  expect(again, again.log).toMatchObject({ exitCode: 0, failedWith: [] });
  expect(again.outputs).toMatchObject({ result: 'unchanged' });
  expect(again.pages['settle']).toContain('settled already');
  expect(live()).toBe('blue');
});

test('a tag deploys, a commit beside the branch', async () => {
  await on.caller.git('checkout', '--quiet', '-B', 'hotfix', first);
  image = await on.lay({ kind: 'two-phases', number: 3 });
  await on.caller.edit(fileOf('deploy-on-dispatch.yml'), (text) =>
    withInputs(text, { variables: on.variables, ...BRIEF, ...TWO_PHASES }),
  );
  tagged = await on.caller.commit('References in place of notes');
  const found = await image();
  const subjects = await subjectsOf(async () => {
    const ran = await on.run('deploy-on-dispatch.yml', on.events.tagged('v1.0.1'));
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    const told = { result: 'live', release: tagged, image: found, 'live-color': 'green' };
    expect(ran.outputs).toMatchObject(told);
  });
  expect(subjects).toEqual(['repo:acme/shop:ref:refs/tags/v1.0.1', 'repo:acme/shop:environment:production']);
});

/** Looks for drift with another engine. @returns what came of it, with the words that the engine was told. */
async function driftBy(engine: string) {
  const before = (await on.engines.ran()).length;
  await on.caller.edit(fileOf('drift.yml'), (text) => withInputs(text, { engine }));
  const ran = await on.run('drift.yml', on.events.schedule());
  return { ...ran, words: (await on.engines.ran()).slice(before) };
}

test('drift is looked for by the plan role, here with OpenTofu, and none is found', async () => {
  const subjects = await subjectsOf(async () => {
    const ran = await driftBy('tofu');
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    expect(ran.outputs).toEqual({ result: 'unchanged' });
    expect(ran.words).toContain('tofu plan');
  });
  expect(subjects).toEqual(['repo:acme/shop:ref:refs/heads/main']);
});

test('with Terragrunt it is Terragrunt that runs, whose units have states of their own', async () => {
  const ran = await driftBy('terragrunt');
  expect(ran.words).toContain('terragrunt stack');
  expect(ran).toMatchObject({ exitCode: 1 });
  expect(ran.printed.join('\n')).toContain('`engine` terragrunt keeps shared in network.tfstate');
});

test('the schedule settles the release when it is due: the previous colour to zero, then the contract migrations', async () => {
  const columns = "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders_order'";
  const hasNote = async () => (await on.cloud.query(columns)).some((row) => row['column_name'] === 'note');
  expect(await hasNote()).toBe(true);
  const ran = await on.run('settle.yml', on.events.schedule());
  expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
  expect(ran.outputs).toEqual({ result: 'live', release: tagged });
  expect(ran.pages['settle']).toContain('0006');
  expect(await hasNote()).toBe(false);
  expect(live()).toBe('green');
});

test('staging first, then production with the same image; a word lifts the hold there', async () => {
  const template = fileOf('deploy-staging-production.yml');
  await on.caller.git('checkout', '--quiet', '--force', '-B', 'main', second);
  const variables = { staging: await on.readyStaging(), production: on.variables };
  image = await on.lay({ kind: 'two-phases', number: 4 });
  for (const [job, own] of Object.entries(variables))
    await on.caller.edit(template, (text) =>
      withInputs(text, { variables: own, ...BRIEF, ...TWO_PHASES }, [job]),
    );
  const third = await on.caller.commit('Notes after all, and references');
  const found = await image();
  const subjects = await subjectsOf(async () => {
    const lifting = on.events.dispatch({ 'lift-hold': 'true' });
    const ran = await on.run('deploy-staging-production.yml', lifting);
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    const both = { result: 'live', release: third, image: found };
    expect(ran.outputsOf).toMatchObject({ staging: both, production: { ...both, 'live-color': 'blue' } });
  });
  expect(subjects).toEqual(
    ['staging', 'production'].flatMap((environment) => [
      'repo:acme/shop:ref:refs/heads/main',
      `repo:acme/shop:environment:${environment}`,
    ]),
  );
  expect(live()).toBe('blue');
});

test('a person starts a deploy of what is on the branch, with nothing left to lift', async () => {
  const template = fileOf('deploy-on-dispatch.yml');
  image = await on.lay({ kind: 'two-phases', number: 5 });
  await on.caller.edit(template, (text) =>
    withInputs(text, { variables: on.variables, ...BRIEF, ...TWO_PHASES }),
  );
  const fourth = await on.caller.commit('The same, made anew');
  const found = await image();
  const subjects = await subjectsOf(async () => {
    const ran = await on.run('deploy-on-dispatch.yml', on.events.dispatch({}));
    expect(ran, ran.log).toMatchObject({ exitCode: 0, failedWith: [] });
    const told = { result: 'live', release: fourth, image: found, 'live-color': 'green' };
    expect(ran.outputs).toMatchObject(told);
    expect(ran.pages['deploy']).toMatch(/^## 🟢 Deployed/);
  });
  expect(subjects).toEqual(['repo:acme/shop:ref:refs/heads/main', 'repo:acme/shop:environment:production']);
  expect(live()).toBe('green');
});
