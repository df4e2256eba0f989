import { expect, test } from 'vitest';
import { marker } from '../../src/model/sticky-comment.ts';
import type { Finding } from '../../src/model/tracking-issue.ts';
import { trackIssue } from '../../src/steps/tracking-issue.ts';
import { openHubStage } from '../cloud/github/hub-stage.ts';
import { jobToken } from '../cloud/github/tokens.ts';

const MARK = marker('drift', 'shop-production');
const TRACKING = { mark: MARK, label: 'flipgate-drift', title: 'Drift in production' };
const differs = (text: string): Finding => ({ kind: 'differs', text });
const EQUAL: Finding = { kind: 'equal' };

function stage() {
  const hub = openHubStage();
  return {
    ...hub,
    track: (finding: Finding, conversation = hub.as('job')) =>
      trackIssue(conversation, { ...TRACKING, finding }),
    issues: () =>
      [...hub.conversations.issues.values()].map(
        ({ state, body }) => `${state} ${body.split('\n').slice(1).join(' ')}`,
      ),
  };
}

test('opened, written over, closed when equal, opened again when it comes back', async () => {
  const { track, issues } = stage();
  expect(await track(EQUAL)).toBeUndefined();
  await track(differs('one'));
  expect(issues()).toEqual(['open one']);
  await track(differs('two'));
  expect(issues()).toEqual(['open two']);
  await track(EQUAL);
  expect(issues()).toEqual(['closed two']);
  await track(EQUAL);
  await track(differs('two'));
  expect(issues()).toEqual(['open two']);
});

test('what has not changed is not written', async () => {
  const { track, as } = stage();
  await track(differs('one'));
  const writes: string[] = [];
  const watching = as('job', ({ method, url }) => {
    if (method !== 'GET' && url !== '/graphql') writes.push(method);
  });
  await track(differs('one'), watching);
  expect(writes).toEqual([]);
});

test('found behind 250 others of the label, by marker and author; a pull request is none', async () => {
  const { track, conversations, issues } = stage();
  const first = await track(differs('one'));
  for (let nth = 0; nth < 250; nth++) {
    conversations.open({ author: 'ada', title: 'x', body: `${MARK}\nforged` }, [TRACKING.label]);
  }
  conversations.openPull('change', 'acme/shop', 'github-actions[bot]').labels.add(TRACKING.label);
  expect((await track(differs('two')))?.number).toBe(first?.number);
  expect(issues()).toHaveLength(252);
});

test('two runs at once: the first issue stays open', async () => {
  const { track, as, issues } = stage();
  const both = Promise.withResolvers<void>();
  let waiting = 0;
  const together = async ({ method, url }: { method: string; url: string }) => {
    if (method !== 'POST' || url === '/graphql') return;
    waiting += 1;
    if (waiting === 2) both.resolve();
    await both.promise;
  };
  await Promise.all([track(differs('one'), as('job', together)), track(differs('one'), as('job', together))]);
  expect(issues()).toEqual(['open one', 'closed one']);
  await track(EQUAL);
  expect(issues()).toEqual(['closed one', 'closed one']);
});

test('without the permission it is refused by its name', async () => {
  const { track, room } = stage();
  room.tokens.set('job', jobToken({ issues: 'read' }));
  await expect(track(differs('one'))).rejects.toMatchObject({
    remedy: expect.stringContaining('`issues: write`'),
  });
});
