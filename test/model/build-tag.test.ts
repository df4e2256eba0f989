import { expect, test } from 'vitest';
import { buildTag } from '../../src/model/build-tag.ts';

const SOURCES = { contextDigest: 'c1', dockerfile: 'FROM a:1' };
const WISH = { buildArgs: { A: '1', B: '2' }, compression: 'gzip' } as const;
const BASES = { 'a:1': 'sha256:1' };
const TAG = buildTag(SOURCES, WISH, BASES);

test('a tag that ECR takes, and that its rules know for a build', () => {
  expect(TAG).toMatch(/^build-[0-9a-f]{40}$/);
});

test('the same build has the same tag, in whatever order its arguments are given', () => {
  expect(buildTag(SOURCES, { ...WISH, buildArgs: { B: '2', A: '1' } }, BASES)).toBe(TAG);
});

test.each([
  ['a file', buildTag({ ...SOURCES, contextDigest: 'c2' }, WISH, BASES)],
  ['the Dockerfile', buildTag({ ...SOURCES, dockerfile: 'FROM a:1\n' }, WISH, BASES)],
  ['an argument', buildTag(SOURCES, { ...WISH, buildArgs: { A: '1', B: '3' } }, BASES)],
  ['an argument more', buildTag(SOURCES, { ...WISH, buildArgs: { A: '1' } }, BASES)],
  ['the compression', buildTag(SOURCES, { ...WISH, compression: 'zstd' }, BASES)],
  ['what the base means today', buildTag(SOURCES, WISH, { 'a:1': 'sha256:2' })],
])('%s makes it another build', (_, other) => {
  expect(other).not.toBe(TAG);
});
