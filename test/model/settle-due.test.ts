import { expect, test } from 'vitest';
import type { Ledger } from '../../src/model/ledger.ts';
import type { Release } from '../../src/model/release.ts';
import type { Removals } from '../../src/model/removal.ts';
import { settleDue } from '../../src/model/settle-due.ts';
import { ledgerOf, line, sha } from './lines.ts';

const BLUE = { color: 'blue', release: sha('a'), settledAt: 1 } as const;
const NOW = 1_000;
const DONE: Removals = { blue: { begunAt: 1, doneAt: 2 } };
const BEGUN: Removals = { blue: { begunAt: 1 } };

/** What is to be done, or why nothing: green is live and runs `b`. */
function due(
  more: Partial<Release>,
  asked: { release?: string; removeIdle?: boolean } = {},
  ledger: Ledger = ledgerOf(BLUE, more),
) {
  const { release, removeIdle = true } = asked;
  const green = line({ color: 'green', release: sha('b'), dueAt: NOW, ...more });
  const standing = { live: 'green', liveLine: green, liveRelease: sha('b') } as const;
  const found = settleDue(
    standing,
    ledger,
    { removeIdle, ...(release === undefined ? {} : { release }) },
    NOW,
  );
  return found.kind === 'nothing' ? found.why : found.tasks.join(', then ');
}

/** Blue was flipped back from after green, which is live, was settled; `NOW` is when its time is over. */
const WARM = 100;
const GIVEN_UP: Partial<Release> = {
  ...{ color: 'blue', release: sha('c'), state: 'given-up' },
  settings: { ...line().settings, warmMs: WARM },
};
const LEFT = { ...GIVEN_UP, flippedAt: NOW - WARM };
const SETTLED = { settledAt: LEFT.flippedAt - 1 };

test.each([
  ['a flip back has left something', due(SETTLED, { removeIdle: false }, ledgerOf(LEFT)), 'settle'],
  [
    'and named, before its time',
    due(SETTLED, { removeIdle: false, release: sha('b') }, ledgerOf({ ...LEFT, flippedAt: NOW })),
    'settle',
  ],
  ['its time has come', due({}), 'settle, then remove idle'],
  ['and nothing is to be removed', due({}, { removeIdle: false }), 'settle'],
  ['named, before its time', due({ dueAt: NOW + 1 }, { release: sha('b') }), 'settle, then remove idle'],
  ['settled before', due({ settledAt: 1 }), 'remove idle'],
  ['half removed', due({ settledAt: 1 }, {}, { ...ledgerOf(BLUE), removed: BEGUN }), 'remove idle'],
  ['removed, and live was rolled back in place', due({}, {}, { ...ledgerOf(BLUE), removed: DONE }), 'settle'],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected);
});

test.each([
  [
    'a flip back has left something, before its time',
    due(SETTLED, { removeIdle: false }, ledgerOf({ ...LEFT, flippedAt: LEFT.flippedAt + 1 })),
    /^Nothing is due: blue still runs c{12}, which was flipped back from; it is emptied from/,
  ],
  [
    'what a flip back had left is gone since',
    due({ settledAt: NOW }, { removeIdle: false }, ledgerOf(LEFT)),
    /settled already\.$/,
  ],
  [
    'what was given up before its flip was emptied at once',
    due(SETTLED, { removeIdle: false }, ledgerOf(GIVEN_UP)),
    /settled already\.$/,
  ],
  ['before its time', due({ dueAt: NOW + 1 }), /^Nothing is due/],
  ['not closed', due({ state: 'open' }), /is not closed yet/],
  ['another release', due({}, { release: sha('c') }), /^Nothing settled: green runs/],
  [
    'settled, and nothing is to be removed',
    due({ settledAt: 1 }, { removeIdle: false }),
    /settled already\.$/,
  ],
  [
    'removed',
    due({ settledAt: 1 }, {}, { ...ledgerOf(BLUE), removed: DONE }),
    /settled already, and blue was removed at 1970-01-01 00:00 UTC\.$/,
  ],
  [
    'never built',
    due({ settledAt: 1 }, {}, ledgerOf({ color: 'green', release: sha('b') })),
    /settled already, and blue was never built\.$/,
  ],
])('nothing: %s', (_, found, why) => {
  expect(found).toMatch(why);
});
