import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { marker, type Writer } from '../../src/model/sticky-comment.ts';
import type { Clock } from '../../src/ports.ts';
import { postSticky } from '../../src/steps/sticky-comment.ts';
import { openHubStage } from '../cloud/github/hub-stage.ts';
import { FORK_TOKEN, tokenOf } from '../cloud/github/tokens.ts';

const MARK = marker('plan', 'shop-production');
const turns = async (number: number) => {
  for (let left = number; left > 0; left--) await new Promise(setImmediate);
};
/** Two seconds are a hundred turns of the event loop: longer than any call here. */
const AT_ONCE: Clock = { now: () => 0, sleep: (ms) => turns(ms / 20) };

/** A pull request, and runs that comment on it. */
function stage() {
  const hub = openHubStage();
  const { number: pullRequest, pull } = hub.conversations.openPull('change');
  const writer = (run: number, commit = pull?.head ?? ''): Writer => ({ commit, run, attempt: 1 });
  return {
    ...hub,
    pullRequest,
    writer,
    post: (by: Writer, text: string, conversation = hub.as('job')) =>
      postSticky(conversation, AT_ONCE, { pullRequest, mark: MARK, writer: by, text }),
    texts: () =>
      hub.conversations.commentsOf(pullRequest).map(({ body }) => body.split('\n').slice(2).join('\n')),
  };
}

test('one comment, written over in place', async () => {
  const { post, writer, texts, conversations, pullRequest } = stage();
  const first = await post(writer(1), 'planning…');
  expect(first).toMatchObject({ kind: 'written', url: expect.stringContaining('#issuecomment-') });
  expect(await post(writer(1), '2 to add')).toEqual(first);
  expect(await post(writer(1), '2 to add')).toMatchObject({ kind: 'unchanged' });
  expect(texts()).toEqual(['2 to add']);
  expect(
    conversations.commentsOf(pullRequest)[0]?.body.startsWith('<!-- flipgate:plan:shop-production -->\n'),
  ).toBe(true);
});

test('found behind 250 others, and only by marker and author', async () => {
  const { as, post, writer, texts, conversations, pullRequest, room } = stage();
  room.tokens.set('app', tokenOf('ship-it[bot]'));
  for (let nth = 0; nth < 250; nth++) conversations.comment(pullRequest, 'ada', `${MARK}\nforged ${nth}`);
  conversations.comment(pullRequest, 'github-actions[bot]', `see ${MARK}`);
  await post(writer(1), 'one');
  await post(writer(2), 'two');
  expect(texts().filter((text) => text === 'two')).toHaveLength(1);
  expect(conversations.commentsOf(pullRequest)).toHaveLength(252);
  await post(writer(3), 'of an application', as('app'));
  expect(texts().filter((text) => ['two', 'of an application'].includes(text))).toHaveLength(2);
});

test('each purpose and environment has its own', async () => {
  const { as, pullRequest, writer, conversations } = stage();
  for (const mark of [MARK, marker('plan', 'shop-staging')]) {
    await postSticky(as('job'), AT_ONCE, { pullRequest, mark, writer: writer(1), text: 'x' });
  }
  expect(conversations.commentsOf(pullRequest)).toHaveLength(2);
});

test.each([
  ['the earlier run first', [1, 2]],
  ['the later run first', [2, 1]],
])('two runs at once that both find none, %s: one comment with the later words', async (_, order) => {
  const { as, post, writer, texts } = stage();
  // Both have listed before either writes.
  const gate = Promise.withResolvers<void>();
  let listed = 0;
  const waitForBoth =
    (run: number) =>
    async ({ method }: { method: string }) => {
      if (method === 'GET') listed += 1;
      if (method === 'POST' && listed >= 4) gate.resolve();
      if (method === 'POST' && run === order[1]) await gate.promise;
    };
  const posts = [1, 2].map((run) => post(writer(run), `run ${run}`, as('job', waitForBoth(run))));
  gate.resolve();
  await Promise.all(posts);
  expect(texts()).toEqual(['run 2']);
});

test('twenty turns of chance between three runs: never two comments, always the last words', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { as, post, writer, texts } = stage();
    let state = seed;
    const dawdle = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return turns(state % 7);
    };
    const conversations = [1, 2, 3].map(() => as('job', dawdle));
    await Promise.all(conversations.map((one, at) => post(writer(at + 1), `run ${at + 1}`, one)));
    expect({ seed, texts: texts() }).toEqual({ seed, texts: ['run 3'] });
  }
});

test('a plan of a commit that is not the newest writes nothing, neither anew nor over', async () => {
  const { post, writer, texts, conversations, pullRequest } = stage();
  const old = writer(9);
  const head = conversations.push(pullRequest, 'two');
  expect(await post(old, 'old')).toEqual({ kind: 'outdated' });
  expect(texts()).toEqual([]);
  await post(writer(10, head), 'new');
  expect(await post(old, 'old')).toEqual({ kind: 'outdated' });
  expect(await post(writer(8, head), 'an earlier run of the same commit')).toEqual({ kind: 'outdated' });
  expect(texts()).toEqual(['new']);
});

test('a comment that somebody deletes meanwhile is made anew; duplicates of a killed run are removed', async () => {
  const { as, post, writer, texts, conversations, pullRequest } = stage();
  await post(writer(1), 'one');
  const [comment] = conversations.commentsOf(pullRequest);
  conversations.comment(pullRequest, 'github-actions[bot]', comment?.body ?? '');
  await post(writer(2), 'two');
  expect(texts()).toEqual(['two']);
  const deleting = as('job', ({ method }) => {
    if (method === 'PATCH') conversations.comments.clear();
  });
  await post(writer(3), 'three', deleting);
  expect(texts()).toEqual(['three']);
});

test('a token that only reads is refused with the permission; a text that is too long is never sent', async () => {
  const { post, writer, texts, room } = stage();
  await expect(post(writer(1), 'x'.repeat(65_536))).rejects.toThrow('GitHub takes 65536');
  room.tokens.set('job', FORK_TOKEN);
  const refused = await post(writer(1), 'one').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Failure);
  expect(refused).toMatchObject({ remedy: expect.stringContaining('`pull-requests: write`') });
  expect(texts()).toEqual([]);
});
