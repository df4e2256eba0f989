import { expect, test } from 'vitest';
import { isForks } from '../../src/model/job.ts';

const commit = 'c'.repeat(40);

test('whose code a pull request is: a branch of the repository, a fork, nobody’s where there is none', () => {
  expect(isForks({ event: 'push' })).toBe(false);
  expect(isForks({ pullRequest: { number: 7, head: { commit, fork: false } } })).toBe(false);
  expect(isForks({ pullRequest: { number: 7, head: { commit, fork: true } } })).toBe(true);
});

test('an event that does not tell is refused: a comment may be on a fork’s', () => {
  expect(() => isForks({ event: 'issue_comment', pullRequest: { number: 7 } })).toThrow(
    /issue_comment is about #7 and does not say which commit/,
  );
});
