import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { awsCliPart } from '../parts/aws-cli.ts';
import { command, type Finished } from '../parts/command.ts';
import { terraformPart } from '../parts/terraform.ts';
import type { AppliedSite } from './applied-site.ts';
import { copyInfra } from './infra-copy.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'infra', 'drills', 'tear-down.sh');
const SITE = 'shop-production';
/** Three minutes are usual, without other work; what one that hangs has said is more than that it hung. */
const LONGEST = 600_000;

export interface TearDown {
  run(args: readonly string[]): Promise<Finished>;
  /** The names of the states that the script has copied out of the bucket. */
  kept(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The script in an empty folder, with bootstrap's state where its README has it moved to. */
export async function openTearDown(applied: AppliedSite): Promise<TearDown> {
  const { cloud } = applied;
  const [aws, terraform, code] = await Promise.all([awsCliPart(), terraformPart(), copyInfra()]);
  // The stand-in for S3 has an address instead of a name, in front of which no bucket's name can stand.
  const override = 'provider "aws" {\n  s3_use_path_style = true\n}\n';
  for (const root of ['bootstrap', 'shared', 'color'])
    await writeFile(join(code.folder, root, 'provider_override.tf'), override);
  const s3 = new S3Client({ ...cloud.client, forcePathStyle: true });
  const state = {
    Bucket: String(applied.outputs('bootstrap')['bucket']),
    Key: `${SITE}/bootstrap.tfstate`,
    Body: await applied.stack('bootstrap').state(),
  };
  await s3.send(new PutObjectCommand(state));
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-tear-down-'));
  const env = {
    ...terraform.env,
    ...cloud.environment,
    PATH: `${dirname(aws)}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    TF: terraform.binary,
    CODE: code.folder,
    TF_CLI_ARGS_init: '-backend-config=use_path_style=true',
  };
  return {
    run: async (args) => {
      const how = { cwd: folder, env, within: LONGEST };
      const finished = await command('bash', [SCRIPT, 'shop', 'production', ...args], how);
      // A tear-down is a person's, with more rights than a role for plans or deploys has.
      await applied.demands.leaveOut();
      return finished;
    },
    kept: () => readdir(join(folder, `${SITE}-last`, SITE)),
    close: async () => {
      await code.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
