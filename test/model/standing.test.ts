import { expect, test } from 'vitest';
import type { Location } from '../../src/model/location.ts';
import { describeRunning, idleColor, type Running, releaseRunning, runs } from '../../src/model/standing.ts';
import { sha } from './lines.ts';

const nothing: Running = { kind: 'nothing' };
const a: Running = { kind: 'release', release: sha('a'), tasks: 2 };
const mixed: Running = { kind: 'mixed', releases: [sha('a'), sha('b')], tasks: 3 };
const at = (color: 'blue' | 'green'): Location => ({
  kind: 'color',
  color,
  record: { id: '1', type: 'CNAME', name: 'n', content: 'c', proxied: true, ttl: 1 },
});
const missing: Location = { kind: 'missing' };

test.each<[string, Location, Running, Running, string | undefined, string]>([
  ['blue is live', at('blue'), a, nothing, sha('a'), 'green'],
  ['green is live, whatever blue runs', at('green'), a, nothing, sha('a'), 'blue'],
  ['no record', missing, nothing, nothing, sha('a'), 'blue'],
  ['no record, and green runs the wanted release', missing, nothing, a, sha('a'), 'green'],
  ['no record, and green runs another', missing, nothing, a, sha('b'), 'blue'],
  ['no record, and green is mixed', missing, nothing, mixed, sha('a'), 'blue'],
  ['records to adopt', { kind: 'adoptable', records: [] }, nothing, a, sha('a'), 'green'],
  ['nothing requested', missing, nothing, a, undefined, 'blue'],
])('idle when %s', (_, location, blue, green, requested, expected) => {
  expect(idleColor(location, { blue, green }, requested)).toBe(expected);
});

test.each<[Running, boolean, string | undefined, string]>([
  [nothing, false, undefined, 'nothing'],
  [a, true, sha('a'), 'aaaaaaaaaaaa (2 running)'],
  [mixed, false, undefined, 'several releases (aaaaaaaaaaaa, bbbbbbbbbbbb)'],
])('%j', (running, same, release, said) => {
  expect(runs(running, sha('a'))).toBe(same);
  expect(releaseRunning(running)).toBe(release);
  expect(describeRunning(running)).toBe(said);
});
