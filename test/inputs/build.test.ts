import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRequest } from '../../src/inputs.ts';
import { COMMIT, environmentOf, IMAGE, refusal } from './given.ts';

let workspace: string;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'flipgate-workspace-'));
  await mkdir(join(workspace, 'backend'));
  for (const name of ['Dockerfile', 'backend/web.Dockerfile', '.netrc'])
    await writeFile(join(workspace, name), '');
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const given = (command: string, inputs: Readonly<Record<string, string | undefined>>) => ({
  ...environmentOf({ command, ...inputs }),
  GITHUB_WORKSPACE: workspace,
});
const NO_TOKEN = { 'cloudflare-api-token-secret': undefined };

describe('a build', () => {
  test('needs no Cloudflare token, and fills in the rest', () => {
    expect(readRequest(given('build', NO_TOKEN))).toMatchObject({
      command: 'build',
      build: {
        context: workspace,
        dockerfile: join(workspace, 'Dockerfile'),
        buildArgs: {},
        secrets: [],
        ssh: [],
        repository: 'shop',
        cache: { kind: 'own' },
        compression: 'gzip',
        allowEmulation: false,
      },
    });
  });

  test('takes all that is given', () => {
    const request = readRequest(
      given('build', {
        context: 'backend',
        dockerfile: 'backend/web.Dockerfile',
        'build-args': 'BASE=python:3.13\nEMPTY=\nTWO=a = b\n',
        'build-secrets': 'id=index,env=PIP_INDEX_URL\nid=netrc,src=.netrc',
        'build-ssh': 'default\ndeploy=/tmp/key',
        repository: 'shop/web',
        cache: 'shop/layers',
        compression: 'zstd',
        'allow-emulation': 'true',
        'scan-threshold': 'critical',
      }),
    );
    expect(request).toMatchObject({
      build: {
        context: join(workspace, 'backend'),
        dockerfile: join(workspace, 'backend/web.Dockerfile'),
        buildArgs: { BASE: 'python:3.13', EMPTY: '', TWO: 'a = b' },
        secrets: [
          { id: 'index', from: 'environment', variable: 'PIP_INDEX_URL' },
          { id: 'netrc', from: 'file', path: join(workspace, '.netrc') },
        ],
        ssh: ['default', 'deploy=/tmp/key'],
        repository: 'shop/web',
        cache: { kind: 'named', repository: 'shop/layers' },
        compression: 'zstd',
        allowEmulation: true,
      },
      scanThreshold: 'critical',
    });
    expect(readRequest(given('build', { cache: 'none' }))).toMatchObject({
      build: { cache: { kind: 'none' } },
    });
  });

  test.each([
    ['context', '../elsewhere', 'it leads out of the workspace'],
    ['context', 'Dockerfile', 'there is no such folder'],
    ['dockerfile', 'backend', 'there is no such file'],
    ['dockerfile', '../Dockerfile', 'it leads out of the workspace'],
    ['build-args', 'NAME', 'not an argument'],
    ['build-args', 'A=1\nA=2', 'it sets `A` twice'],
    ['build-args', '--push=1', 'looks like a command-line option'],
    ['build-secrets', 'index=abc', 'not a secret'],
    ['build-secrets', 'id=index,env=A-B', 'not a secret'],
    ['build-secrets', 'id=index,src=../outside', 'it leads out of the workspace'],
    ['build-ssh', 'a b', 'not an SSH agent or key'],
    [
      'repository',
      '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:1',
      'not the name of an ECR repository',
    ],
    ['cache', 'Shop', 'not the name of an ECR repository'],
    ['compression', 'brotli', 'Choose one of: gzip, zstd.'],
    ['scan-threshold', 'none', 'Choose one of: low, medium, high, critical.'],
    ['image', IMAGE, '`image` is not an input of `build`'],
    ['bake', '1m', '`bake` is not an input of `build`'],
  ])('refuses %s = %j', (name, value, said) => {
    expect(refusal(given('build', { [name]: value }))).toContain(said);
  });
});

describe('a deploy', () => {
  test('without an image builds it', () => {
    expect(readRequest(given('deploy', {}))).toMatchObject({
      release: COMMIT,
      source: { kind: 'build', build: { repository: 'shop' } },
    });
  });

  test('refuses to be told how to build what is built', () => {
    const told = refusal(given('deploy', { image: IMAGE, context: '.', 'build-args': 'A=1' }));
    expect(told).toContain('`context` says how to build, and `image` is given.');
    expect(told).toContain('`build-args` says how to build, and `image` is given.');
  });
});
