import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { tflintPart } from '../parts/tflint.ts';
import { tflintAwsRules } from '../parts/tflint-aws-rules.ts';
import { modules, roots } from './folders.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';

const CONFIGURATION = join(import.meta.dirname, '..', '..', '.tflint.hcl');
/** `# tflint-ignore: rule # the reason` */
const REASON = /tflint-ignore: terraform_\w+ #( \S+){3}/;
const AWS_RULES = 'plugin "aws" {\n  enabled = true\n}\n';

interface Issue {
  readonly rule: { readonly name: string };
  readonly message: string;
  readonly range: { readonly filename: string; readonly start: { readonly line: number } };
}

let infra: InfraCopy;
let tflint: string;

beforeAll(async () => {
  tflint = await tflintPart();
  infra = await copyInfra();
});

afterAll(() => infra.remove());

test.each([...modules, ...roots])('%s has no finding of tflint', async (folder) => {
  expect(await findings(join(infra.folder, folder), await configuration())).toEqual([]);
});

test('what is not to be found has a reason of three words at least', () => {
  const silent = readdirSync(infra.folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tf'))
    .flatMap((file) => readFileSync(join(infra.folder, file), 'utf8').split('\n'))
    .filter((line) => line.includes('tflint-ignore') && !REASON.test(line));
  expect(silent).toEqual([]);
});

test('what nothing uses, nobody describes or nobody typed is a finding', async () => {
  const scratch = await copyInfra();
  const folder = join(scratch.folder, 'modules', 'network');
  await writeFile(join(folder, 'idle.tf'), 'variable "idle" {}\n');
  const found = await findings(folder, CONFIGURATION);
  await scratch.remove();
  expect(found.map((finding) => finding.split(': ')[1]).sort()).toEqual([
    'terraform_documented_variables',
    'terraform_typed_variables',
    'terraform_unused_declarations',
  ]);
});

/** Ours, with the rules for AWS where the machine has them. */
async function configuration(): Promise<string> {
  if ((await tflintAwsRules()) === undefined) return CONFIGURATION;
  const extended = join(infra.folder, 'with-aws-rules.hcl');
  await copyFile(CONFIGURATION, extended);
  await writeFile(extended, AWS_RULES, { flag: 'a' });
  return extended;
}

async function findings(folder: string, configurationFile: string): Promise<readonly string[]> {
  const plugins = await tflintAwsRules();
  const env = { ...process.env, ...(plugins === undefined ? {} : { TFLINT_PLUGIN_DIR: plugins }) };
  const args = ['--format', 'json', '--config', configurationFile];
  const { stdout, output } = await command(tflint, args, { cwd: folder, env });
  const read = JSON.parse(stdout) as { issues: readonly Issue[]; errors: readonly { message: string }[] };
  expect(read.errors, output).toEqual([]);
  return read.issues.map(
    ({ rule, message, range }) => `${range.filename}:${range.start.line}: ${rule.name}: ${message}`,
  );
}
