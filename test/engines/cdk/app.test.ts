import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appFolder, isApp } from '../../../src/engines/cdk/app-folder.ts';
import type { CdkOptions } from '../../../src/engines/cdk/options.ts';
import { runCdk } from '../../../src/engines/cdk/program.ts';
import { synthesize } from '../../../src/engines/cdk/synthesize.ts';

const APP = join(import.meta.dirname, '../../../infra/cdk');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-app-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function options(infraFolder: string, environment: Readonly<Record<string, string>> = {}): CdkOptions {
  const lines: string[] = [];
  return {
    ...{ infraFolder, workFolder: folder, userVariables: {}, region: 'eu-central-1' },
    site: {
      ...{ name: 'shop', environment: 'production', hostname: 'api.example.com' },
      previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
    },
    environment: async () => ({ PATH: process.env['PATH'] ?? '', HOME: folder, ...environment }),
    log: { line: (text: string) => lines.push(text) },
  } as unknown as CdkOptions;
}

const go = () => AbortSignal.timeout(60_000);

test('an app is found by its cdk.json, in the folder or in its folder cdk', async () => {
  await mkdir(join(folder, 'cdk'));
  await writeFile(join(folder, 'cdk', 'cdk.json'), '{}');
  expect(await isApp(folder)).toBe(false);
  expect(await appFolder(folder)).toBe(join(folder, 'cdk'));
  await writeFile(join(folder, 'cdk.json'), '{}');
  expect(await isApp(folder)).toBe(true);
  expect(await appFolder(folder)).toBe(folder);
  await expect(appFolder(join(folder, 'nowhere'))).rejects.toThrow('has no CDK app');
});

test('what an input lacks is told in the app’s own words, with the line that says so', async () => {
  const failing = synthesize(options(APP), { kind: 'shared' }, { name: 'shop', network_cidr: 'ten' }, go());
  await expect(failing).rejects.toThrow(
    /^cdk synth of shared failed: These inputs cannot be deployed: .*network_cidr.*\(lib\/inputs\/checked\.ts line \d+\)$/,
  );
});

test('a stack of another name is refused, since nobody would find it again', async () => {
  const inputs = { name: 'other', environment: 'production', hostname: 'a.example.com', size: 'development' };
  const hosts = { preview_hostnames: { blue: 'b.example.com', green: 'c.example.com' } };
  await expect(synthesize(options(APP), { kind: 'shared' }, { ...inputs, ...hosts }, go())).rejects.toThrow(
    'The CDK app calls its stack other-production-shared, and the action looks for shop-production-shared.',
  );
});

test('packages are installed by the lock file, and their scripts see no credentials', async () => {
  const told = { name: 'app', version: '1.0.0', lockfileVersion: 3, requires: true };
  const packages = { '': { name: 'app', version: '1.0.0', hasInstallScript: true } };
  const script = `node -e "require('fs').writeFileSync('seen', String(process.env.AWS_SECRET_ACCESS_KEY))"`;
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...told, packages }));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'app', version: '1.0.0', scripts: { install: script } }),
  );
  const secret = { AWS_SECRET_ACCESS_KEY: 'hunter2' };
  await expect(
    runCdk(options(folder, secret), { app: folder, stack: 'shared' }, ['synth'], go()),
  ).rejects.toThrow('bring no aws-cdk');
  expect(await readFile(join(folder, 'seen'), 'utf8')).toBe('undefined');
});
