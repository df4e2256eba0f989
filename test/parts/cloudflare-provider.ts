import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { buildWith } from './go-program.ts';
import { onPath } from './on-path.ts';
import { progress } from './progress.ts';

/** What the root `edge` pins. */
export const CLOUDFLARE_VERSION = '5.14.0';
const NAME = 'cloudflare/cloudflare';
const HOSTS = ['registry.terraform.io', 'registry.opentofu.org'] as const;
const PLATFORM = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
const SOURCE = join(import.meta.dirname, '..', 'edge-provider');

export interface CloudflareProvider {
  readonly kind: 'real' | 'stand-in';
  /** To be added to the environment of every run; leads to no other provider when it is the stand-in. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Terraform's Cloudflare provider: what this terraform or tofu gets by itself, from a mirror that its configuration
 * names or from its registry; where it gets none, the stand-in of the tests, built once by Go.
 * @throws Failure when there is neither the provider nor a Go to build the stand-in with.
 */
export async function cloudflareProvider(binary: string): Promise<CloudflareProvider> {
  if (await isServed(binary)) return { kind: 'real', env: {} };
  const mirror = await builtStandIn();
  return { kind: 'stand-in', env: { TF_CLI_CONFIG_FILE: join(mirror, 'cli.tfrc') } };
}

async function isServed(binary: string): Promise<boolean> {
  const scratch = await mkdtemp(join(tmpdir(), 'flipgate-provider-'));
  try {
    const required_providers = { cloudflare: { source: NAME, version: CLOUDFLARE_VERSION } };
    await writeFile(join(scratch, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
    // Without a network this is to be known at once.
    const patience = { TF_REGISTRY_CLIENT_TIMEOUT: '5', TF_REGISTRY_DISCOVERY_RETRY: '0' };
    const env = { ...process.env, ...patience, CHECKPOINT_DISABLE: '1' };
    const { exitCode } = await command(binary, ['init', '-no-color', '-input=false'], { cwd: scratch, env });
    return exitCode === 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A mirror with the stand-in under the names of both registries, and the configuration file that leads there. */
async function builtStandIn(): Promise<string> {
  const files = (await readdir(SOURCE)).filter((name) => /\.go$|^go\.|\.json$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(SOURCE, name), 'utf8')));
  const key = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
  return cached(`edge-provider-${key}`, async (building, final) => {
    progress("building the tests' stand-in for Terraform's Cloudflare provider, about 1 min");
    const program = `terraform-provider-cloudflare_v${CLOUDFLARE_VERSION}`;
    await build(join(building, program));
    for (const host of HOSTS) {
      const folder = join(building, 'plugins', host, NAME, CLOUDFLARE_VERSION, PLATFORM);
      await mkdir(folder, { recursive: true });
      await copyFile(join(building, program), join(folder, program));
    }
    await rm(join(building, program));
    const path = JSON.stringify(join(final, 'plugins'));
    await writeFile(
      join(building, 'cli.tfrc'),
      `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`,
    );
  });
}

async function build(program: string): Promise<void> {
  const go = await onPath('go');
  const ldflags = `-X main.version=${CLOUDFLARE_VERSION}`;
  const built =
    go === undefined
      ? undefined
      : await buildWith(go, { folder: SOURCE, main: '.', ldflags, compiled: 'soon', file: program });
  if (built?.exitCode === 0) return;
  throw new Failure(
    built === undefined
      ? "Terraform's Cloudflare provider can be had from no mirror and no registry, and there is no Go to build its stand-in with."
      : `The stand-in for Terraform's Cloudflare provider was not built: go ended with ${built.exitCode}.`,
    'Install Go, let it reach its module proxy, or name a mirror with the provider in TF_CLI_CONFIG_FILE.',
    { logLines: (built?.output ?? '').trimEnd().split('\n').slice(-20) },
  );
}
