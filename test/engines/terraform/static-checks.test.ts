import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declared } from '../../../src/engines/terraform/declared.ts';
import { staticChecks } from '../../../src/engines/terraform/static-checks.ts';
import { copyInfraTo } from '../../infra/infra-copy.ts';
import { openTerraform } from '../../infra/terraform-run.ts';
import { terraformPart } from '../../parts/terraform.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-static-'));
});
afterAll(() => rm(folder, { recursive: true }));

const NEVER = new AbortController().signal;

async function copied(name: string): Promise<string> {
  const infra = join(folder, name, 'infra');
  await copyInfraTo(infra);
  return infra;
}

async function checked(infra: string, more: Readonly<Record<string, string>> = {}) {
  const { binary, env } = await terraformPart();
  const workspace = join(infra, '..');
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder, ...env, ...more };
  const workFolder = await mkdtemp(join(folder, 'work-'));
  const found = await staticChecks({ binary, infraFolder: infra, workspace, workFolder, environment }, NEVER);
  return Object.fromEntries(found.map(({ name, ...verdict }) => [name, verdict]));
}

test('the infrastructure that we ship is formatted and valid', async () => {
  expect(await checked(await copied('good'))).toEqual({
    formatted: { kind: 'passes' },
    'shared is valid': { kind: 'passes' },
    'color is valid': { kind: 'passes' },
  });
});

test('a wrong reference and a file that is not formatted are told, the first with file and line', async () => {
  const infra = await copied('bad');
  await appendFile(join(infra, 'terraform/shared/main.tf'), 'output "x" {\nvalue = var.no_such\n}\n');
  expect(await checked(infra)).toMatchObject({
    formatted: { kind: 'warns', detail: expect.stringContaining('shared/main.tf') },
    'shared is valid': {
      kind: 'fails',
      diagnostic: {
        summary: 'Reference to undeclared input variable',
        file: 'infra/terraform/shared/main.tf',
        line: expect.any(Number),
      },
    },
    'color is valid': { kind: 'passes' },
  });
});

test('a file that nothing can read fails where it stands', async () => {
  const infra = await copied('unreadable');
  await writeFile(join(infra, 'terraform/color/more.tf'), 'resource "aws_vpc" "x" {\n');
  expect(await checked(infra)).toMatchObject({
    formatted: { kind: 'not made' },
    'shared is valid': { kind: 'passes' },
    'color is valid': { kind: 'fails', diagnostic: { file: 'infra/terraform/color/more.tf' } },
  });
});

test('a provider that cannot be had is nobody’s mistake: it is said, and nothing fails', async () => {
  const nowhere = join(folder, 'nowhere.tfrc');
  await writeFile(nowhere, `provider_installation {\n  filesystem_mirror { path = "${folder}" }\n}\n`);
  expect(await checked(await copied('alone'), { TF_CLI_CONFIG_FILE: nowhere })).toMatchObject({
    'shared is valid': { kind: 'not made', why: 'Failed to query available provider packages' },
  });
});

test('what our reading of the files finds is what terraform finds in them', async () => {
  const infra = await copied('graph');
  const terraform = await openTerraform();
  for (const { name, declarations, unread } of await declared(infra)) {
    const root = join(infra, 'terraform', name);
    // The graph wants a state that it can reach.
    await writeFile(join(root, 'graph_override.tf'), 'terraform {\n  backend "local" {}\n}\n');
    await terraform.succeed(root, ['init', '-input=false', '-no-color']);
    const { stdout } = await terraform.succeed(root, ['graph']);
    const nodes = [...stdout.matchAll(/^\s*"([^"]+)" \[label=/gm)].map(([, address]) => address);
    const ours = declarations.filter(({ kind }) => kind === 'resource').map(({ address }) => address);
    expect(new Set(ours)).toEqual(new Set(nodes));
    expect(ours.length).toBeGreaterThan(10);
    expect(unread).toEqual([]);
  }
});
