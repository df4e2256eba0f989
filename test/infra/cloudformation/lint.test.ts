import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cfnLintPart } from '../../parts/cfn-lint.ts';
import { command } from '../../parts/command.ts';
import { TEMPLATE_FILE } from './template.ts';

async function lint(file: string) {
  const program = await cfnLintPart();
  return command(program, ['--regions', 'eu-central-1', 'us-east-1', '--template', file], {
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir() },
  });
}

test('cfn-lint finds nothing in the template', async () => {
  const { exitCode, output } = await lint(TEMPLATE_FILE);
  expect(output.trim()).toBe('');
  expect(exitCode).toBe(0);
});

test('it would find a property that there is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-template-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'bootstrap.yaml');
  const text = await readFile(TEMPLATE_FILE, 'utf8');
  await writeFile(file, text.replace('VersioningConfiguration:', 'VersionConfiguration:'));
  const { exitCode, output } = await lint(file);
  expect(output).toContain('VersionConfiguration');
  expect(exitCode).not.toBe(0);
});
