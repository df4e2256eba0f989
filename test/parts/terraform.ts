import { Failure } from '../../src/model/failure.ts';
import { isAtLeast } from '../../src/model/version.ts';
import { awsProvider } from './aws-provider.ts';
import { command } from './command.ts';
import { onPath } from './on-path.ts';
import { builtOpenTofu } from './opentofu.ts';

/** The oldest that lock a state in S3 by a conditional write. */
const OLDEST = { terraform: '1.11.0', tofu: '1.11.0' } as const;

export interface TerraformPart {
  /** The absolute path of terraform or tofu. */
  readonly binary: string;
  readonly version: string;
  /** Where the AWS provider comes from, for a person. */
  readonly provider: string;
  /** To be added to the environment of every run. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * terraform on PATH, else tofu on PATH, else OpenTofu built once from its Go module; with the AWS provider.
 * @throws Failure naming what to install.
 */
export async function terraformPart(): Promise<TerraformPart> {
  return withProvider((await programOnPath('terraform')) ?? (await tofu()));
}

/**
 * tofu on PATH, else OpenTofu built once from its Go module; with the AWS provider.
 * @throws Failure naming what to install.
 */
export async function tofuPart(): Promise<TerraformPart> {
  return withProvider(await tofu());
}

interface Program {
  readonly binary: string;
  readonly version: string;
}

async function tofu(): Promise<Program> {
  const installed = await programOnPath('tofu');
  if (installed !== undefined) return installed;
  const binary = await builtOpenTofu();
  const version = binary === undefined ? undefined : await versionOf(binary);
  if (binary !== undefined && version !== undefined) return { binary, version };
  throw new Failure(
    `Neither terraform ${OLDEST.terraform} or newer nor tofu ${OLDEST.tofu} or newer is on PATH, nor a Go to build OpenTofu with.`,
    'Install Terraform, OpenTofu or Go, and run again.',
  );
}

async function programOnPath(name: keyof typeof OLDEST): Promise<Program | undefined> {
  const binary = await onPath(name);
  if (binary === undefined) return undefined;
  const version = await versionOf(binary);
  return version !== undefined && isAtLeast(version, OLDEST[name]) ? { binary, version } : undefined;
}

async function versionOf(binary: string): Promise<string | undefined> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { exitCode, stdout } = await command(binary, ['version', '-json'], { env });
  if (exitCode !== 0) return undefined;
  const json = stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1);
  return (JSON.parse(json) as { terraform_version: string }).terraform_version;
}

async function withProvider(program: Program): Promise<TerraformPart> {
  const { from, configFile } = await awsProvider(program.binary);
  const named = configFile === undefined ? {} : { TF_CLI_CONFIG_FILE: configFile };
  return { ...program, provider: from, env: { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...named } };
}
