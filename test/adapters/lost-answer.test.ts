import { expect, test } from 'vitest';
import { settledWrite } from '../../src/adapters/lost-answer.ts';
import { notedClock } from './noted-clock.ts';

/** A write whose tries and looks end as listed. */
function scripted(tries: readonly string[], looks: readonly string[]) {
  const [left, seen] = [[...tries], [...looks]];
  const write = async () => left.shift() as 'mine' | 'refused' | 'lost';
  const look = async () => seen.shift() as 'mine' | 'refused' | 'as-before';
  return settledWrite<'mine'>(notedClock(), 'the write', { write, look });
}

test.each([
  ['answered at once', ['mine'], [], 'mine'],
  ['refused at once: nothing of ours can be there', ['refused'], [], 'refused'],
  ['lost and applied', ['lost'], ['mine'], 'mine'],
  ['lost, and somebody else was first', ['lost'], ['refused'], 'refused'],
  ['lost on the way, written by the second try', ['lost', 'mine'], ['as-before'], 'mine'],
  ['applied late, so that it refuses its own second try', ['lost', 'refused'], ['as-before', 'mine'], 'mine'],
  ['refused by somebody else after a loss', ['lost', 'refused'], ['as-before', 'refused'], 'refused'],
])('%s', async (_name, tries, looks, end) => {
  expect(await scripted(tries, looks)).toBe(end);
});

test('never answered', async () => {
  const never = scripted(Array(4).fill('lost'), Array(4).fill('as-before'));
  await expect(never).rejects.toMatchObject({ name: 'Unanswered' });
});
