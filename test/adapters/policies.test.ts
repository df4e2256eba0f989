import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openPolicies } from '../../src/adapters/policies.ts';

const policies = openPolicies({
  environment: { PATH: process.env['PATH'] ?? '' },
  workspace: tmpdir(),
  temp: tmpdir(),
});

test('of a long output the end is kept, and it is said how much came before', async () => {
  const judged = await policies.judge('seq 1 2500; exit 4', '{}', new AbortController().signal);
  expect(judged.exitCode).toBe(4);
  expect(judged.output).toHaveLength(2_001);
  expect(judged.output[0]).toBe('(500 lines before these are not kept)');
  expect(judged.output.at(-1)).toBe('2500');
});
