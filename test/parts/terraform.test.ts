import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { command } from './command.ts';
import { terraformPart } from './terraform.ts';

const MAIN = { terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100' } } } };

test('an init with the part finds the AWS provider', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'main.tf.json'), JSON.stringify(MAIN));
  const part = await terraformPart();
  const env = { ...process.env, ...part.env };
  const { exitCode, output } = await command(part.binary, ['init', '-no-color'], { cwd: folder, env });
  expect(exitCode, output).toBe(0);
});
