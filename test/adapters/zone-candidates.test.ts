import { expect, test } from 'vitest';
import { zoneCandidates } from '../../src/adapters/zone-candidates.ts';

test.each([
  ['api.example.com', ['api.example.com', 'example.com']],
  ['Example.com.', ['example.com']],
  ['localhost', []],
])('%s', (hostname, names) => {
  expect(zoneCandidates(hostname)).toEqual(names);
});
