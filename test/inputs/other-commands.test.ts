import { expect, test } from 'vitest';
import { readJob, readRequest, readState } from '../../src/inputs.ts';
import { COMMIT, environmentOf } from './given.ts';

test('settle: what is due, unless a release is given', () => {
  expect(readRequest(environmentOf({ command: 'settle' }))).toMatchObject({
    command: 'settle',
    dryRun: false,
  });
  expect(readRequest(environmentOf({ command: 'settle', release: COMMIT }))).toMatchObject({
    command: 'settle',
    release: COMMIT,
  });
});

test('settle: an engine and what it needs where a colour is to be removed, and nowhere else', () => {
  expect(readRequest(environmentOf({ command: 'settle' }))).toMatchObject({ removeIdle: false });
  const given = { engine: 'tofu', variables: 'size = small' };
  expect(readRequest(environmentOf({ command: 'settle', 'remove-idle': 'true', ...given }))).toMatchObject({
    removeIdle: true,
    engine: 'tofu',
    variables: { size: 'small' },
  });
  expect(readRequest(environmentOf({ command: 'settle', 'remove-idle': 'true' }))).toMatchObject({
    ...{ removeIdle: true, engine: 'auto', variables: {} },
  });
  for (const without of [{}, { 'remove-idle': 'False' }])
    expect(() => readRequest(environmentOf({ command: 'settle', ...without, ...given }))).toThrow(
      /`engine` is for `remove-idle`, and `remove-idle` is not true.*`variables` is for/s,
    );
  expect(() => readRequest(environmentOf({ command: 'settle', 'remove-idle': 'maybe', ...given }))).toThrow(
    /`remove-idle` is "maybe": neither yes nor no/,
  );
});

test('rollback: to the previous release, for a reason that names who asked', () => {
  const request = readRequest({ ...environmentOf({ command: 'rollback' }), GITHUB_ACTOR: 'kim' });
  expect(request).toMatchObject({ reason: 'asked for by kim', inPlace: false });
  expect(request).not.toHaveProperty('to');
  expect(
    readRequest(environmentOf({ command: 'rollback', to: 'adopted', reason: 'orders fail' })),
  ).toMatchObject({ to: 'adopted', reason: 'orders fail' });
});

test('drift: an issue with a label of its own, unless it is not wished for', () => {
  const request = readRequest(environmentOf({ command: 'drift', engine: 'tofu', variables: 'size = small' }));
  expect(request).toMatchObject({
    ...{ engine: 'tofu', variables: { size: 'small' } },
    ...{ comment: 'always', label: 'flipgate-drift' },
  });
  expect(readRequest(environmentOf({ command: 'drift', comment: 'never', label: 'infra' }))).toMatchObject({
    ...{ comment: 'never', label: 'infra' },
  });
  expect(() => readRequest(environmentOf({ command: 'drift', label: 'a,b' }))).toThrow(
    /`label` is "a,b": not a label/,
  );
});

test('run: one command and a limit', () => {
  expect(
    readRequest(environmentOf({ command: 'run', run: 'python manage.py check --deploy' })),
  ).toMatchObject({
    command: 'run',
    run: 'python manage.py check --deploy',
    timeoutMs: 1_800_000,
  });
});

test('status needs no more than every command', () => {
  expect(readRequest(environmentOf({ command: 'status' }))).toMatchObject({ command: 'status' });
});

test('an input of nothing but space is none, and space around a value does not count', () => {
  const request = readRequest(environmentOf({ command: 'run', run: '  date\n', timeout: ' \n', bucket: '' }));
  expect(request).toMatchObject({ run: 'date', timeoutMs: 1_800_000 });
  expect(request).not.toHaveProperty('bucket');
});

test('the job on a hosted runner', () => {
  const job = readJob({
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '3',
    GITHUB_ACTOR: 'kim',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: COMMIT,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SERVER_URL: 'https://github.example.com/',
    RUNNER_ENVIRONMENT: 'github-hosted',
    GITHUB_WORKSPACE: '/home/runner/work',
    RUNNER_TEMP: '/home/runner/temp',
    GITHUB_OUTPUT: '/files/output',
  });
  expect(job).toEqual({
    runId: '42',
    attempt: 3,
    actor: 'kim',
    repository: 'acme/shop',
    ref: 'refs/heads/main',
    sha: COMMIT,
    event: 'push',
    serverUrl: 'https://github.example.com',
    runner: 'hosted',
    workspace: '/home/runner/work',
    temp: '/home/runner/temp',
    files: { output: '/files/output' },
  });
});

test('on a laptop the machine counts as one that lives on', () => {
  expect(readJob({})).toMatchObject({ attempt: 1, runner: 'self-hosted', files: {} });
});

test('state is what the main run saved', () => {
  expect(readState('lock', { STATE_lock: 'x' })).toBe('x');
  expect(readState('lock', {})).toBeUndefined();
});
