import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../src/report/meaning.ts';

function meaning(message: string, logLines: readonly string[] = []): string {
  return meaningOf({ message, logLines }) ?? 'unknown';
}

describe('why a task stopped', () => {
  test.each([
    ['exec /usr/local/bin/gunicorn: exec format error', 'another processor'],
    ['OutOfMemoryError: Container killed due to memory usage', 'more memory than the task has'],
    [
      'CannotPullContainerError: pull image manifest has been retried: failed to resolve ref: not found',
      'no such image',
    ],
    ['CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout', 'cannot reach the registry'],
    ['CannotPullContainerError: pull access denied', 'may not pull'],
    [
      'CannotPullContainerError: does not contain descriptor matching platform linux/arm64',
      'nothing for arm64',
    ],
    [
      "ResourceInitializationError: unable to pull secrets: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      'has no value',
    ],
    ['ResourceInitializationError: unable to pull secrets: AccessDeniedException', 'may not read a secret'],
    [
      'ResourceInitializationError: unable to connect: context deadline exceeded',
      'cannot reach Secrets Manager',
    ],
    ['Capacity is unavailable at this time. Please try again later', 'no capacity'],
    ["You've reached the limit on the number of vCPUs you can run concurrently", 'a limit of Fargate'],
    ['Task failed container health checks', 'own health check failed'],
    ['Task failed ELB health checks in (target-group x)', 'load balancer found the task unhealthy'],
    ['exit code 127: EssentialContainerExited: Essential container in task exited', 'no such command'],
    ['exit code 137: EssentialContainerExited: Essential container in task exited', 'was killed'],
    ['exit code 1: EssentialContainerExited: Essential container in task exited', 'unknown'],
  ])('%s', (message, expected) => {
    expect(meaning(message)).toContain(expected);
  });

  test('the log knows better than the exit code', () => {
    const log = [
      'Running migrations:',
      'psycopg.errors.LockNotAvailable: canceling statement due to lock timeout',
    ];
    expect(meaning('The migration ended with exit code 137.', log)).toContain('was not free in time');
    expect(meaning('The migration ended with exit code 1.', ['Traceback'])).toBe('unknown');
  });
});

describe('why a probe or a health check is not content', () => {
  test.each([
    ['Health checks failed with these codes: [400]', 'Host header'],
    ['Health checks failed with these codes: [301]', 'redirects'],
    ['green answered: status 400', 'Host header'],
    ['green answered: status 404 where 200 is expected', 'no such path'],
    ['status 525', 'agree on TLS'],
    ['status 526', 'does not cover this host'],
    ['status 522', 'cannot connect'],
    ['no x-release header', 'does not tell its release'],
    ['the edge blocks the probe (403)', 'says nothing about the release'],
    ['status 500', 'unknown'],
  ])('%s', (message, expected) => {
    expect(meaning(message)).toContain(expected);
  });
});
