import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { isAtLeast } from '../../src/model/version.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { progress } from './progress.ts';
import { type ProviderBuild, providerBuilds } from './provider-folders.ts';

/** What was tested, and the oldest that the infrastructure code accepts. */
const VERSION = '5.100.0';
const ADDRESSES = ['registry.terraform.io/hashicorp/aws', 'registry.opentofu.org/hashicorp/aws'] as const;
const PLATFORM = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** Where the AWS provider comes from, and the CLI configuration file that leads terraform there. */
export interface AwsProvider {
  readonly from: string;
  /** Undefined when the machine's own configuration is to stand. */
  readonly configFile: string | undefined;
}

/**
 * The AWS provider for this terraform or tofu: from the mirror that the machine's configuration names, from
 * a mirror or plugin folder found on the machine, else fetched once from its registry.
 * @throws Failure when none of the three has it.
 */
export async function awsProvider(binary: string): Promise<AwsProvider> {
  const own = await configuredMirror();
  if (own !== undefined) return { from: own, configFile: undefined };
  const builds = (await providerBuilds(PLATFORM)).filter(({ version }) => isAtLeast(version, VERSION));
  if (builds.length > 0) return mirrorOf(builds);
  const fetched = await cached(`provider-aws-${VERSION}`, (folder) => fetchInto(folder, binary));
  return mirrorOf(
    ADDRESSES.map((address) => ({ version: VERSION, path: join(fetched, address, VERSION, PLATFORM) })),
  );
}

async function configuredMirror(): Promise<string | undefined> {
  const named = process.env['TF_CLI_CONFIG_FILE'];
  const files = named ? [named] : ['.terraformrc', '.tofurc'].map((name) => join(homedir(), name));
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (/\b(filesystem|network)_mirror\b/.test(text)) return file;
  }
  return undefined;
}

/** Unlike the folders it was found in, this mirror serves terraform and tofu, each by its registry's name. */
async function mirrorOf(builds: readonly ProviderBuild[]): Promise<AwsProvider> {
  const existing: ProviderBuild[] = [];
  for (const { version, path } of builds) {
    const real = await realpath(path).catch(() => undefined);
    if (real !== undefined) existing.push({ version, path: real });
  }
  const key = createHash('sha256').update(JSON.stringify(existing)).digest('hex').slice(0, 16);
  const folder = await cached(`mirror-${key}`, async (building, final) => {
    for (const address of ADDRESSES) await linkInto(join(building, 'plugins', address), existing);
    await writeFile(join(building, 'cli.tfrc'), configuration(join(final, 'plugins')));
  });
  return { from: existing.map(({ path }) => path).join(', '), configFile: join(folder, 'cli.tfrc') };
}

async function linkInto(folder: string, builds: readonly ProviderBuild[]): Promise<void> {
  for (const { version, path } of builds) {
    const packed = path.endsWith('.zip');
    const home = packed ? folder : join(folder, version);
    await mkdir(home, { recursive: true });
    await symlink(path, join(home, packed ? basename(path) : PLATFORM)).catch(keepFirst);
  }
}

function keepFirst(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

function configuration(mirror: string): string {
  const list = JSON.stringify(ADDRESSES);
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ${list}
  }
  direct {
    exclude = ${list}
  }
}
`;
}

/** An init fills the plugin cache, whose layout is that of an unpacked mirror, and verifies signatures. */
async function fetchInto(folder: string, binary: string): Promise<void> {
  progress(`downloading Terraform's AWS provider ${VERSION}, about 1 min`);
  const scratch = join(folder, 'init');
  await mkdir(scratch);
  const provider = { source: 'hashicorp/aws', version: VERSION };
  await writeFile(
    join(scratch, 'main.tf.json'),
    JSON.stringify({ terraform: { required_providers: { aws: provider } } }),
  );
  const env = { ...process.env, TF_PLUGIN_CACHE_DIR: folder, CHECKPOINT_DISABLE: '1' };
  const { exitCode, output } = await command(binary, ['init', '-no-color', '-input=false'], {
    cwd: scratch,
    env,
  });
  await rm(scratch, { recursive: true, force: true });
  if (exitCode === 0) return;
  throw new Failure(
    `Terraform's AWS provider is in no mirror or plugin folder of this machine, and its registry did not give ${VERSION}.`,
    `Put it into a mirror that TF_CLI_CONFIG_FILE names, or below ~/.terraform.d/plugins/${ADDRESSES[0]}/${VERSION}/${PLATFORM}.`,
    { logLines: output.trimEnd().split('\n').slice(-20) },
  );
}
