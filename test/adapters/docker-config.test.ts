import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDockerConfig } from '../../src/adapters/docker-config.ts';

const LOGIN = { user: 'AWS', password: 'a-password' };

async function home(config: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-home-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, '.docker', 'cli-plugins'), { recursive: true });
  await writeFile(join(folder, '.docker', 'config.json'), JSON.stringify(config));
  return folder;
}

test('docker is given a login beside the user’s own, and their home stays as it is', async () => {
  const theirs = { credsStore: 'desktop', auths: { 'ghcr.io': {} }, credHelpers: { 'quay.io': 'q' } };
  const HOME = await home(theirs);
  const config = await openDockerConfig('r.example:5000/shop', LOGIN, { HOME, PATH: '/bin' }, HOME);
  const folder = config.environment['DOCKER_CONFIG'] ?? '';
  expect(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'))).toEqual({
    ...theirs,
    credHelpers: { 'quay.io': 'q', 'r.example:5000': 'flipgate' },
  });
  expect(await readdir(folder)).toContain('cli-plugins');
  expect(JSON.parse(await readFile(join(HOME, '.docker', 'config.json'), 'utf8'))).toEqual(theirs);
  await config.close();
  expect(await readdir(HOME)).toEqual(['.docker']);
});

test('its helper answers as docker asks, and the password is in no file', async () => {
  const HOME = await home({});
  const config = await openDockerConfig('r.example/shop', LOGIN, { HOME, PATH: '/usr/bin:/bin' }, HOME);
  const helper = join(
    config.environment['DOCKER_CONFIG'] ?? '',
    'flipgate-programs',
    'docker-credential-flipgate',
  );
  const answer = execFileSync(helper, ['get'], {
    env: config.environment,
    input: 'r.example\n',
    encoding: 'utf8',
  });
  expect(JSON.parse(answer)).toEqual({ ServerURL: 'r.example', Username: 'AWS', Secret: 'a-password' });
  const found = await readdir(HOME, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    found.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'utf8')),
  );
  expect(texts.filter((text) => text.includes(LOGIN.password))).toEqual([]);
  await config.close();
});
