import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { openFullCloud } from '../cloud/full-cloud.ts';
import { openTerraform } from '../infra/terraform-run.ts';
import { awsCliPart } from '../parts/aws-cli.ts';
import { command } from '../parts/command.ts';
import { terraformPart } from '../parts/terraform.ts';

export const BUCKET = 'flipgate-shop-production-123456789012';
const SCRIPT = join(import.meta.dirname, '..', '..', 'infra', 'drills', 'tear-down.sh');
const VARIABLES = ['name', 'environment', 'hostname', 'preview_hostnames']
  .map((name) => `variable "${name}" {\n  default = null\n}\n`)
  .join('');

/** Terraform's own resource, which needs no provider; on its destruction a line of shell. */
const resource = (name: string, onDestroy: string, after = '') => `resource "terraform_data" "${name}" {
  ${after}
  provisioner "local-exec" {
    when    = destroy
    command = ${JSON.stringify(onDestroy)}
  }
}
`;

/** Roots with the names of the real ones, whose removal tells what lies in the bucket meanwhile, or fails. */
const ROOTS = {
  shared: resource('data', `aws s3 cp --only-show-errors s3://${BUCKET}/lock.json "$SEEN/lock.json"`),
  bootstrap:
    resource('stays', 'test ! -e "$SEEN/block"') +
    resource('goes', 'true', 'depends_on = [terraform_data.stays]'),
} as const;

export type TearDownStage = Awaited<ReturnType<typeof openTearDownStage>>;

/** The script on real states of small stacks, in a bucket of the local cloud. */
export async function openTearDownStage() {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-tear-down-'));
  const [cloud, cli, part] = await Promise.all([openFullCloud(), awsCliPart(), terraformPart()]);
  const env = {
    ...part.env,
    ...cloud.startChild('person', () => {}).environment,
    AWS_MAX_ATTEMPTS: '1',
    PATH: `${dirname(cli)}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    TF: part.binary,
    CODE: join(folder, 'code'),
    SEEN: folder,
    TF_CLI_ARGS_init: '-backend-config=use_path_style=true',
  };
  const aws = async (...args: readonly string[]): Promise<string> => {
    const { exitCode, output } = await command('aws', args, { env, cwd: folder });
    if (exitCode !== 0) throw new Error(output);
    return output.trim();
  };
  await aws('s3', 'mb', `s3://${BUCKET}`);
  await mkdir(join(folder, 'code', 'color'), { recursive: true });
  for (const [root, code] of Object.entries(ROOTS)) await applyRoot(folder, root, code);
  const put = (key: string, file: string) =>
    aws('s3api', 'put-object', '--bucket', BUCKET, '--key', key, '--body', join(folder, file));
  return {
    cloud,
    put,
    run: (...args: readonly string[]) =>
      command('bash', [SCRIPT, 'shop', 'production', ...args], { cwd: folder, env }),
    keys: () => cloud.s3.buckets.get(BUCKET)?.keys() ?? [],
    /** As after a deploy: the states of both stacks, and the ledger. */
    async fill() {
      await put('shop-production/shared.tfstate', 'shared.tfstate');
      await put('shop-production/bootstrap.tfstate', 'bootstrap.tfstate');
      await writeFile(join(folder, 'ledger'), '{}');
      await put('ledger.json', 'ledger');
    },
    async empty() {
      await aws('s3', 'rm', '--recursive', '--only-show-errors', `s3://${BUCKET}`);
    },
    write: (file: string) => writeFile(join(folder, file), ''),
    remove: (file: string) => rm(join(folder, file)),
    has: (file: string) => existsSync(join(folder, file)),
    read: (file: string) => readFile(join(folder, file), 'utf8'),
    async close() {
      await cloud.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Leaves the state as `<root>.tfstate` and the code, with the backend that shared has, where the script looks for it. */
async function applyRoot(folder: string, root: string, code: string): Promise<void> {
  const terraform = await openTerraform();
  const [place, state] = [join(folder, 'code', root), join(folder, `${root}.tfstate`)];
  await mkdir(place);
  await writeFile(join(place, 'main.tf'), VARIABLES + code);
  await terraform.succeed(place, ['init', '-input=false']);
  await terraform.succeed(place, ['apply', '-auto-approve', '-input=false', `-state=${state}`]);
  if (root === 'shared') await writeFile(join(place, 'backend.tf'), 'terraform {\n  backend "s3" {}\n}\n');
}
