import { expect, test } from 'vitest';
import { beatMoves, type IncomingSight, type ServiceSight, workerMoves } from '../../src/model/hand-over.ts';

const runs = (running: number, more: Partial<ServiceSight> = {}): ServiceSight => ({
  ...{ desired: running, running, pending: 0 },
  ...more,
});
const fresh: IncomingSight = { ...runs(0), holdsRelease: true, complete: true };
const up = (running: number, more: Partial<IncomingSight> = {}): IncomingSight => ({
  ...fresh,
  ...runs(running),
  ...more,
});

test.each<[string, IncomingSight | undefined, readonly ServiceSight[], readonly string[]]>([
  ['a first deploy', fresh, [], ['start 1']],
  ['as many as the old ones that run', fresh, [runs(3)], ['start 3', 'stop-leaving']],
  ['never more than the maximum', fresh, [runs(9)], ['start 4', 'stop-leaving']],
  [
    'the old one is starting itself',
    fresh,
    [runs(0, { desired: 2, pending: 2 })],
    ['start 1', 'stop-leaving'],
  ],
  ['an ended run had begun it', up(1, { desired: 3, complete: false }), [runs(0)], ['start 3']],
  [
    'begun, and the old ones still run',
    up(0, { desired: 3, complete: false }),
    [runs(3)],
    ['start 3', 'stop-leaving'],
  ],
  ['another release runs there', up(3, { holdsRelease: false }), [runs(2)], ['start 3', 'stop-leaving']],
  ['up, the old ones not told yet', up(3), [runs(3)], ['stop-leaving']],
  ['up, the old ones finish what they hold', up(3), [runs(2, { desired: 0 })], []],
  ['all there', up(3), [runs(0)], []],
  ['ECS is replacing one', up(3, { running: 2, pending: 1 }), [runs(0)], []],
  ['the release has lost its workers', undefined, [runs(2)], ['stop-leaving']],
  ['both colours have workers that it lacks', undefined, [runs(2), runs(0)], ['stop-leaving']],
  ['it had none before either', undefined, [], []],
])('workers: %s', (_, incoming, leaving, expected) => {
  const moves = workerMoves(incoming, leaving, { min: 1, max: 4 });
  expect(moves.map((move) => (move.kind === 'start' ? `start ${move.count}` : move.kind))).toEqual(expected);
});

const WHOLE = ['stop-leaving', 'await-leaving-gone', 'start'];

test.each<[string, IncomingSight | undefined, readonly ServiceSight[], readonly string[]]>([
  ['a first deploy', fresh, [], ['start']],
  ['the whole way', fresh, [runs(1)], WHOLE],
  ['the old one is told and still runs', fresh, [runs(1, { desired: 0 })], WHOLE.slice(1)],
  ['the old one is told and has not run yet', fresh, [runs(0, { pending: 1 })], WHOLE.slice(1)],
  ['the old one is wanted and not there', fresh, [runs(0, { desired: 1 })], WHOLE],
  ['told before: it may still be stopping', fresh, [runs(0)], WHOLE.slice(1)],
  ['gone, and the new one on its way', up(0, { desired: 1, complete: false }), [runs(0)], WHOLE.slice(1)],
  ['there', up(1), [runs(0)], []],
  ['by somebody’s hand there are two', up(1), [runs(1)], WHOLE.slice(0, 2)],
  ['another release’s is there', up(1, { holdsRelease: false }), [runs(0), runs(1)], WHOLE],
  ['another release’s was told to stop', up(0, { holdsRelease: false }), [runs(0)], WHOLE.slice(1)],
  ['the release has lost its beat', undefined, [runs(1)], WHOLE.slice(0, 2)],
])('beat: %s', (_, incoming, leaving, expected) => {
  expect(beatMoves(incoming, leaving).map(({ kind }) => kind)).toEqual(expected);
});
