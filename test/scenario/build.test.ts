import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { isSetback } from '../../src/model/outcome.ts';
import { deploy, failureOf, goLive, openStage, told } from './acts.ts';
import { imageRun } from './image-run.ts';
import { WISH } from './requests.ts';
import type { Stage } from './stage.ts';

const SOURCE = { kind: 'build', build: WISH } as const;

async function shopStage(): Promise<Stage> {
  const stage = await openStage();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  return stage;
}

/** Tags of all images in the repository, the sorts of them apart. */
const tagsOf = (stage: Stage, prefix: string) =>
  stage.cloud.images.in('shop').flatMap(({ tags }) => [...tags].filter((tag) => tag.startsWith(prefix)));

test('a tree is built once and found afterwards', async () => {
  const stage = await shopStage();
  const first = await imageRun(stage);
  expect(first).toMatchObject({ result: 'unchanged', changed: true, report: { kind: 'built', steps: 9 } });
  const again = await imageRun(stage);
  expect(again).toMatchObject({ changed: false, report: { kind: 'found' }, image: first.image });
  expect(stage.builds.count).toBe(1);
  expect(tagsOf(stage, 'build-')).toHaveLength(1);
});

test.each<readonly [string, (stage: Stage) => void]>([
  ['another tree', ({ builds }) => (builds.tree = 'the second tree')],
  ['a base that moved', ({ builds }) => (builds.base = `sha256:${'c'.repeat(64)}`)],
])('%s is built anew', async (_, change) => {
  const stage = await shopStage();
  const first = await imageRun(stage);
  change(stage);
  const second = await imageRun(stage);
  expect(second.image).not.toBe(first.image);
  expect(stage.builds.count).toBe(2);
});

test('a base whose digest nobody tells passes for no other day’s', async () => {
  const stage = await shopStage();
  stage.builds.base = undefined;
  await imageRun(stage);
  const { notices } = await imageRun(stage);
  expect(stage.builds.count).toBe(2);
  expect(notices[0]).toContain('The digest of python:3.13 cannot be read');
});

test('who comes second with the same tree takes what is there, and pushes no tag again', async () => {
  const stage = await shopStage();
  stage.builds.meanwhile = () => {
    stage.builds.meanwhile = () => {};
    void stage.cloud.images.giveIndex('shop', 'the other run', ['arm64'], [tag]);
  };
  const { tag } = await tagOfTree(stage);
  const mine = await imageRun(stage);
  expect(mine).toMatchObject({ changed: false, report: { kind: 'adopted' } });
  const theirs = stage.cloud.images.find('shop', { imageTag: tag });
  expect(mine.image).toContain(theirs?.digest);
});

/** The tag that this stage's tree gets, found by building it on another stage. */
async function tagOfTree({ builds }: Stage): Promise<{ readonly tag: string }> {
  const other = await shopStage();
  other.builds.tree = builds.tree;
  await imageRun(other);
  const [tag = ''] = tagsOf(other, 'build-');
  return { tag };
}

test('a dry run looks, and builds nothing', async () => {
  const stage = await shopStage();
  const outcome = await imageRun(stage, { dryRun: true });
  expect(outcome).toMatchObject({ result: 'unchanged', changed: false });
  expect(outcome.image).toBeUndefined();
  expect(stage.builds.count).toBe(0);
});

test.each<readonly [string, (stage: Stage) => void, string]>([
  [
    'no repository',
    ({ cloud }) => cloud.images.repositories.delete('shop'),
    '`repository` shop: there is no such',
  ],
  ['no arm64', ({ builds }) => (builds.platforms = ['linux/amd64']), 'cannot for linux/arm64'],
  [
    'emulation only',
    ({ builds }) => (builds.platforms = ['linux/amd64', 'linux/arm64']),
    '`allow-emulation` is false',
  ],
  [
    'a failed build',
    ({ builds }) => (builds.fails = new Failure('The build failed at [2/3] RUN', 'r')),
    'RUN',
  ],
  ['another architecture', ({ builds }) => (builds.architectures = ['amd64']), 'exec format error'],
])('%s: refused, and production does not come into it', async (_, change, said) => {
  const stage = await shopStage();
  change(stage);
  const outcome = await imageRun(stage);
  expect(outcome.result).toBe('refused');
  expect(failureOf(outcome).message).toContain(said);
  expect(failureOf(outcome).usersSeeNow).toContain('a build does not touch it');
});

test('emulation that is asked for builds, and says what it costs', async () => {
  const stage = await shopStage();
  stage.builds.platforms = ['linux/amd64', 'linux/arm64'];
  const { notices, result } = await imageRun(stage, { build: { ...WISH, allowEmulation: true } });
  expect(result).toBe('unchanged');
  expect(notices.join()).toContain('imitates arm64');
});

test('a cache that was named must be there, the own one need not', async () => {
  const stage = await shopStage();
  stage.cloud.images.repositories.delete('shop/cache');
  const named = await imageRun(stage, { build: { ...WISH, cache: { kind: 'named', repository: 'layers' } } });
  expect(failureOf(named).message).toBe('`cache` layers: there is no such repository in ECR.');
  expect((await imageRun(stage)).notices.join()).toContain('There is no repository shop/cache');
});

test('a scan that found too much refuses, once it has ended', async () => {
  const stage = await shopStage();
  stage.cloud.images.scan = () => ({ status: 'COMPLETE', counts: { HIGH: 2 }, after: 30_000 });
  const early = await imageRun(stage);
  expect(isSetback(early)).toBe(false);
  expect(early.steps[0]?.detail).toContain('its scan has not ended');
  const refused = await imageRun(stage, { scanThreshold: 'high' });
  expect(failureOf(refused).message).toContain('2 high');
});

test('a deploy without an image builds it under the lock, and says what became of it', async () => {
  const stage = await shopStage();
  const commit = stage.cloud.github.repository.commit('first');
  stage.builds.release = commit;
  const { outcome } = await deploy(stage, { release: commit, image: '' }, { source: SOURCE });
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(outcome).toMatchObject({ report: { kind: 'built' } });
  expect(outcome.image).toBe(stage.ledger().releases[0]?.image);
});

test('a deploy whose build fails leaves production as it was', async () => {
  const stage = await shopStage();
  await goLive(stage, 'first');
  const commit = stage.cloud.github.repository.commit('second');
  stage.builds.fails = new Failure('The build failed at [2/3] RUN pip', 'mend', { logLines: ['no such'] });
  const { outcome } = await deploy(stage, { release: commit, image: '' }, { source: SOURCE });
  expect(told(outcome)).toMatchObject({ result: 'refused', liveColor: 'blue' });
  expect(failureOf(outcome)).toMatchObject({ step: 'image', logLines: ['no such'] });
  expect(stage.ledger().releases).toHaveLength(1);
});

test('releases are marked before anything of them starts, and marks of old ones go', async () => {
  const stage = await shopStage();
  for (let number = 1; number <= 13; number += 1) {
    await goLive(stage, `release ${number}`, { warmMs: 0 });
    expect(tagsOf(stage, 'release-production-')).toHaveLength(Math.min(number, 10));
  }
});

test('an image that is gone is not gone back to', async () => {
  const stage = await shopStage();
  const first = await goLive(stage, 'first');
  await goLive(stage, 'second');
  await stage.settle({ release: stage.ledger().releases[1]?.release ?? '' });
  for (const image of stage.cloud.images.in('shop'))
    if (first.image.endsWith(image.digest)) stage.cloud.images.remove(image);
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'refused', liveColor: 'green' });
  expect(failureOf(outcome).message).toContain('is not in the registry any more');
  expect(stage.hold()).toBeUndefined();
});

test('a push whose branch has gone on is not built; one that GitHub does not tell of, and what a person wants, are', async () => {
  const stage = await shopStage();
  const { repository } = stage.cloud.github;
  const sha = repository.commit('First');
  repository.commit('Second');
  const overtaken = await imageRun(stage, {}, { sha });
  expect(overtaken).toMatchObject({ result: 'superseded', changed: false });
  expect([stage.builds.count, overtaken.image]).toEqual([0, undefined]);
  expect(await imageRun(stage, {}, { sha, event: 'workflow_dispatch' })).toMatchObject({ changed: true });
  expect(await imageRun(stage, {}, { sha, ref: 'refs/heads/gone' })).toMatchObject({ result: 'unchanged' });
});
