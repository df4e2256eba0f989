import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { type WorkflowLinters, workflowLintersPart } from '../parts/workflow-linters.ts';

const ROOT = join(import.meta.dirname, '../..');
let folder: string;
let linters: WorkflowLinters;
const places: Record<string, string> = {};

beforeAll(async () => {
  linters = await workflowLintersPart();
  folder = await mkdtemp(join(tmpdir(), 'flipgate-workflows-'));
  places['ours'] = await repository('ours', join(ROOT, '.github/workflows'), (text) => text);
  places['templates'] = await repository('templates', join(ROOT, 'workflows'), (text) =>
    text.replaceAll('OWNER', 'acme').replaceAll('COMMIT # VERSION', `${'1'.repeat(40)} # v1.0.0`),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Workflows where GitHub looks for them, with the action that they reach. */
async function repository(name: string, from: string, filled: (text: string) => string): Promise<string> {
  const place = join(folder, name);
  await mkdir(join(place, '.github/workflows'), { recursive: true });
  await mkdir(join(place, '.git'));
  await mkdir(join(place, '.github/actions/flipgate'), { recursive: true });
  for (const part of ['action.yml', 'dist'])
    await symlink(join(ROOT, part), join(place, '.github/actions/flipgate', part));
  await symlink(join(ROOT, '.github/actions/terragrunt'), join(place, '.github/actions/terragrunt'));
  for (const file of (await readdir(from)).filter((one) => one.endsWith('.yml')))
    await writeFile(join(place, '.github/workflows', file), filled(await readFile(join(from, file), 'utf8')));
  return place;
}

describe.each(['ours', 'templates'])('%s', (name) => {
  const run = (program: string, args: readonly string[]) =>
    command(program, args, {
      cwd: places[name] as string,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    });

  test('actionlint has nothing to say', async () => {
    expect(await run(linters.actionlint, ['-no-color'])).toMatchObject({ exitCode: 0, stdout: '' });
  });

  test('zizmor, pedantic, has nothing to say', async () => {
    const { exitCode, output } = await run(linters.zizmor, [
      ...['--persona', 'pedantic', '--offline', '--no-progress', '--color', 'never'],
      '.github/workflows',
    ]);
    expect(exitCode, output).toBe(0);
    expect(output).toContain('No findings to report');
  });
});

test('they do look: a token for all jobs and an action by its tag are found', async () => {
  const place = await repository('bad', join(ROOT, '.github/workflows'), (text) =>
    text.replace('permissions: {}', 'permissions: write-all').replace(/@[0-9a-f]{40} # (v\d)\S*/, '@$1'),
  );
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
  const zizmor = await command(linters.zizmor, ['--offline', '.github/workflows'], { cwd: place, env });
  expect(zizmor.exitCode).not.toBe(0);
  expect(zizmor.output).toContain('unpinned-uses');
  const wrong = join(place, '.github/workflows/plan.yml');
  await writeFile(wrong, (await readFile(wrong, 'utf8')).replace('inputs.hostname', 'inputs.hostnam'));
  const actionlint = await command(linters.actionlint, [], { cwd: place, env });
  expect(actionlint.exitCode).not.toBe(0);
  expect(actionlint.stdout).toContain('hostnam');
});
