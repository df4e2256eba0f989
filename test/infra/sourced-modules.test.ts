import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyInfra } from './infra-copy.ts';
import { openTerraform } from './terraform-run.ts';

const INFRA = join(import.meta.dirname, '../../infra');

test('roots over modules by commit, as the page makes them, are valid', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-sourced-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const copy = await copyInfra();
  onTestFinished(copy.remove);
  const shell = (lines: string) => {
    const ran = spawnSync('bash', ['-ec', lines], { cwd: folder, encoding: 'utf8' });
    expect(ran.status, ran.stderr).toBe(0);
    return ran.stdout.trim();
  };
  const commit = shell(`
    mkdir -p flipgate/infra shop
    cp -R '${copy.folder}' flipgate/infra/terraform
    git -C flipgate init -q && git -C flipgate add -A
    git -C flipgate -c user.name=a -c user.email=a@example.com commit -qm infra
    git -C flipgate rev-parse HEAD`);
  const [page = ''] = /^ {4}mkdir[\s\S]*?\n\n/m.exec(await readFile(join(INFRA, 'README.md'), 'utf8')) ?? [];
  shell(
    `cd shop\n${page
      .replaceAll('https://github.com/<owner>/flipgate.git', `file://${folder}/flipgate`)
      .replaceAll('<commit>', commit)}`,
  );
  const terraform = await openTerraform();
  for (const root of ['shared', 'color']) {
    const made = join(folder, 'shop/infra/terraform', root);
    expect(shell(`grep -rl '"../modules' ${made} || true`)).toBe('');
    await terraform.succeed(made, ['init', '-backend=false', '-input=false']);
    await terraform.succeed(made, ['validate']);
  }
});
