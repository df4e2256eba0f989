import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerraform } from '../../../src/engines/terraform/open-terraform.ts';
import type { TerraformOptions } from '../../../src/engines/terraform/options.ts';
import { directWay } from '../../../src/engines/terraform/way.ts';
import type { Engine } from '../../../src/ports.ts';
import { terraformPart } from '../../parts/terraform.ts';
import { openS3States, type S3States, SITE } from './s3-states.ts';

export const SHARED = { kind: 'shared' } as const;
export const BLUE = { kind: 'color', color: 'blue' } as const;
export const GREEN = { kind: 'color', color: 'green' } as const;
/** A plan of one state is applied as it was judged. */
export const UNASKED = () => {
  throw new Error('Terraform plans nothing anew.');
};
/** Never aborted. */
export const GO = new AbortController().signal;

/** Folders with small root modules, states of their own, and a real terraform on them. */
export interface Scene {
  readonly folder: string;
  readonly infra: string;
  readonly states: S3States;
  readonly options: TerraformOptions;
  /** Every line of the log, in order. */
  readonly lines: string[];
  readonly masked: string[];
  /** A new engine, as the next run of the action would open it. */
  open(more?: Partial<TerraformOptions>): Engine;
  close(): Promise<void>;
}

/** @param roots the content of each stack's main.tf, without the backend block. */
export async function openScene(roots: {
  readonly shared?: string;
  readonly color?: string;
}): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-terraform-'));
  const infra = join(folder, 'infra');
  for (const kind of ['shared', 'color'] as const) {
    await mkdir(join(infra, kind), { recursive: true });
    const code = `terraform {\n  backend "s3" {}\n}\n${roots[kind] ?? ''}`;
    await writeFile(join(infra, kind, 'main.tf'), code);
  }
  const states = await openS3States();
  const lines: string[] = [];
  const masked: string[] = [];
  const options = await optionsFor({ folder, infra, states, lines, masked });
  return {
    folder,
    infra,
    states,
    options,
    lines,
    masked,
    open: (more = {}) => openTerraform({ ...options, ...more }),
    close: async () => {
      await states.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function optionsFor(
  scene: Pick<Scene, 'folder' | 'infra' | 'states' | 'lines' | 'masked'>,
): Promise<TerraformOptions> {
  const part = await terraformPart();
  const line = (text: string) => scene.lines.push(text);
  return {
    binary: part.binary,
    way: directWay({ binary: part.binary, backend: scene.states.backend }),
    infraFolder: scene.infra,
    workFolder: join(scene.folder, 'work'),
    backend: scene.states.backend,
    siteKey: SITE,
    engine: 'auto',
    userVariables: {},
    stateLock: 'take',
    environment: async () => ({
      PATH: process.env['PATH'] ?? '',
      HOME: scene.folder,
      AWS_ENDPOINT_URL: scene.states.address,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      ...part.env,
    }),
    mask: (value) => scene.masked.push(value),
    job: { runId: '1001', attempt: 1, runner: 'hosted' },
    log: {
      line,
      notice: line,
      warning: line,
      foreign: (texts) => scene.lines.push(...texts),
      group: () => {},
      endGroup: () => {},
    },
    store: scene.states.store,
    github: { runFinished: async () => 'unknown' },
  };
}

/** Resolves as soon as the condition holds; rejects after 20 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`It did not come to hold within 20 s: ${condition}`);
}
