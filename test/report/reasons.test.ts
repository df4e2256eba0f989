import { describe, expect, test } from 'vitest';
import { explainAnswer, explainHealth, isEdgeBlock } from '../../src/model/answer-reason.ts';
import { explainReason, explainStop } from '../../src/model/stop-reason.ts';

describe('why a task stopped', () => {
  test.each([
    ['exec /usr/local/bin/gunicorn: exec format error', 'another processor'],
    ['OutOfMemoryError: Container killed due to memory usage', 'more memory than the task has'],
    [
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref x: not found',
      'no such image',
    ],
    ['CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout', 'cannot reach the registry'],
    ['CannotPullContainerError: pull access denied', 'may not pull'],
    [
      'CannotPullContainerError: image Manifest does not contain descriptor matching platform linux/arm64',
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
    ['Task failed container health checks', 'own health check failed'],
    ['Task failed ELB health checks in (target-group x)', 'load balancer found the task unhealthy'],
  ])('%s', (text, meaning) => {
    expect(explainReason(text)?.meaning).toContain(meaning);
  });

  test('a text that says nothing known is left to speak for itself', () => {
    expect(explainReason('Essential container in task exited')).toBeUndefined();
  });

  test("the judged container's exit code decides, whatever its sidecar did", () => {
    const task = {
      lastStatus: 'STOPPED',
      stoppedReason: 'Essential container in task exited',
      containers: [
        { name: 'sidecar', exitCode: 137 },
        { name: 'web', exitCode: 127 },
      ],
    };
    expect(explainStop(task, 'web')?.meaning).toBe('the image has no such command');
    expect(explainStop(task, 'sidecar')?.meaning).toContain('was killed');
    expect(explainStop(task, 'none')).toBeUndefined();
  });
});

describe('why a target is unhealthy', () => {
  test.each([
    ['Health checks failed with these codes: [400]', 'Host header'],
    ['Health checks failed with these codes: [301]', 'redirects'],
    ['Health checks failed with these codes: [404]', 'no health path'],
    ['Health checks failed with these codes: [502]', 'fails (502)'],
    ['Target.Timeout: Request timed out', 'in time'],
  ])('%s', (reason, meaning) => {
    expect(explainHealth(reason)?.meaning).toContain(meaning);
  });
});

describe('why a probe did not bring the release', () => {
  const answer = (status: number, body = '', headers = {}) => ({ status, body, headers });

  test.each([
    [answer(525), 'TLS (525)'],
    [answer(526), 'certificate does not cover'],
    [answer(522), 'cannot connect'],
    [answer(400), 'Host header'],
    [answer(301), 'redirects'],
    [answer(403, '<title>Attention Required! | Cloudflare</title>'), 'the edge blocks the probe (403)'],
    [answer(200, '', { 'cf-mitigated': 'challenge' }), 'the edge blocks the probe'],
  ])('%j', (given, meaning) => {
    expect(explainAnswer(given)?.meaning).toContain(meaning);
  });

  test("an application's own 403 or 503 is its own", () => {
    expect(isEdgeBlock(answer(403, 'CSRF verification failed'))).toBe(false);
    expect(isEdgeBlock(answer(503, 'maintenance'))).toBe(false);
  });
});
