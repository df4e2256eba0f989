import { expect, test } from 'vitest';
import { judgeBuilder } from '../../src/model/builder-verdict.ts';

const builder = (...nodes: readonly (readonly string[])[]) => ({
  name: 'b',
  driver: 'docker-container',
  nodes,
});
const ARM = ['linux/arm64', 'linux/arm/v7'];
const INTEL = ['linux/amd64', 'linux/amd64/v2', 'linux/386'];

test('a builder on arm64 builds natively, also as one of several nodes', () => {
  expect(judgeBuilder(builder(ARM), false)).toBe('native');
  expect(judgeBuilder(builder(INTEL, ARM), false)).toBe('native');
});

test('one that imitates it has to be asked for', () => {
  expect(judgeBuilder(builder([...INTEL, 'linux/arm64']), true)).toBe('emulated');
  expect(() => judgeBuilder(builder([...INTEL, 'linux/arm64']), false)).toThrow(
    '`allow-emulation` is false, and the builder b could only imitate arm64',
  );
});

test('one that cannot is refused, asked or not', () => {
  expect(() => judgeBuilder(builder(INTEL), true)).toThrow('cannot for linux/arm64');
});

test('one that does not run is no builder, and says why where it can', () => {
  expect(() => judgeBuilder(builder(), true)).toThrow('The builder b does not run.');
  expect(() => judgeBuilder({ ...builder(), error: 'Is the daemon running?' }, true)).toThrow(
    'The builder b does not run: Is the daemon running?',
  );
});
