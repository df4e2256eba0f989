import { expect, test } from 'vitest';
import type { LockNote } from '../../../src/engines/terraform/lock-note.ts';
import { judgeLock, type Sighting } from '../../../src/engines/terraform/lock-verdict.ts';

const lock = { id: 'L', who: 'runner@vm', operation: 'OperationTypeApply', created: 'then', path: 'p' };
const hosted: LockNote = {
  lockId: 'L',
  pid: 7,
  processStart: '1',
  runId: '1001',
  attempt: 1,
  runner: 'hosted',
};
const selfHosted: LockNote = { ...hosted, runner: 'self-hosted' };

test.each<[string, LockNote | undefined, Sighting, 'orphaned' | 'ending' | 'theirs']>([
  ['no note', undefined, { process: 'gone', runFinished: true }, 'theirs'],
  ['a note of another lock', { ...hosted, lockId: 'M' }, { process: 'gone', runFinished: true }, 'theirs'],
  ['alive here', hosted, { process: 'alive', runFinished: true }, 'ending'],
  ['gone from here', hosted, { process: 'gone', runFinished: false }, 'orphaned'],
  ['gone from here, self-hosted', selfHosted, { process: 'gone', runFinished: 'unknown' }, 'orphaned'],
  ['elsewhere, finished', hosted, { process: 'elsewhere', runFinished: true }, 'orphaned'],
  ['elsewhere, running', hosted, { process: 'elsewhere', runFinished: false }, 'theirs'],
  ['elsewhere, unknown', hosted, { process: 'elsewhere', runFinished: 'unknown' }, 'theirs'],
  ['elsewhere, self-hosted, finished', selfHosted, { process: 'elsewhere', runFinished: true }, 'theirs'],
])('%s', (_, note, sighting, kind) => {
  expect(judgeLock(lock, note, sighting).kind).toBe(kind);
});
