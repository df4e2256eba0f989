import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { lockFileOf } from '../../../src/engines/terraform/lock-file.ts';
import { noteLock } from '../../../src/engines/terraform/note-lock.ts';
import type { StateBackend, TerraformOptions } from '../../../src/engines/terraform/options.ts';
import { makePlan } from '../../../src/engines/terraform/plan-stack.ts';
import { pluginCache } from '../../../src/engines/terraform/plugin-cache.ts';
import { progressLine } from '../../../src/engines/terraform/progress.ts';
import { readJson } from '../../../src/engines/terraform/read-json.ts';
import { whyNot } from '../../../src/engines/terraform/run-failure.ts';
import { pastStateLock } from '../../../src/engines/terraform/state-lock.ts';
import {
  applyArguments,
  initArguments,
  outputArguments,
  planArguments,
  showArguments,
} from '../../../src/engines/terraform/terraform-arguments.ts';
import { type Run, runTerraform } from '../../../src/engines/terraform/terraform-run.ts';
import { typedName } from '../../../src/engines/terraform/unwrapped.ts';
import { directWay } from '../../../src/engines/terraform/way.ts';
import { type Planned, readPlanned } from './planned.ts';
import type { Root } from './root.ts';

export interface Plan extends Planned {
  readonly changes: boolean;
  readonly file: string;
}

/** The root of bootstrap under terraform or tofu, in the words of what is done with it. */
export interface BootstrapTerraform {
  init(kind: 'local' | 's3', backend: StateBackend): Promise<void>;
  plan(variables: Readonly<Record<string, unknown>>): Promise<Plan>;
  /** Whatever the exit code. */
  apply(plan: Plan): Promise<Run>;
  /** The next plan takes these, which are there already, into the state. */
  take(things: readonly Taken[]): Promise<void>;
  /** @throws Failure with what terraform said. */
  run(...args: readonly string[]): Promise<void>;
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** For what judges a run. */
  readonly options: TerraformOptions;
}

export interface Taken {
  readonly address: string;
  readonly id: string;
}

export type Engine = Omit<
  TerraformOptions,
  'backend' | 'engine' | 'infraFolder' | 'userVariables' | 'stateLock' | 'way'
>;

export function openBootstrapTerraform(engine: Engine, root: Root, signal: AbortSignal): BootstrapTerraform {
  let options = optionsOf(engine, root, NOWHERE);
  const succeed = async (args: readonly string[]) => {
    const run = await runTerraform(options, root, args, signal);
    if (run.ending.kind !== 'exited' || run.ending.code !== 0) throw await whyNot(options, root, run, signal);
  };
  return {
    get options() {
      return options;
    },
    init: async (kind, backend) => {
      await root.useBackend(kind);
      options = optionsOf(await withPlugins(engine, root), root, backend);
      const lockFile = await lockFileOf(root.root, typedName(engine.binary));
      await succeed(initArguments(backend.settings('bootstrap'), lockFile));
    },
    plan: async (variables) => {
      const file = join(root.folder, 'plan');
      const args = (variablesFile: string) => planArguments({ out: file, variablesFile, stateLock: 'take' });
      const run = await makePlan(options, root, args, variables, signal);
      const planned = readPlanned(await readJson(options, root, showArguments(file), signal));
      return { ...planned, file, changes: run.ending.kind === 'exited' && run.ending.code === 2 };
    },
    apply: ({ file }) => pastStateLock(options, root, () => applyOnce(options, root, file, signal), signal),
    take: (things) => writeFile(join(root.root, 'taken.tf'), things.map(importBlock).join('')),
    run: (...args) => succeed(args),
    outputs: async () => valuesOf(await readJson(options, root, outputArguments(), signal)),
  };
}

function importBlock({ address, id }: Taken): string {
  return `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`;
}

const NOWHERE: StateBackend = { settings: () => ({}), lock: async () => undefined };

function optionsOf(engine: Engine, root: Root, backend: StateBackend): TerraformOptions {
  return {
    ...engine,
    way: directWay({ binary: engine.binary, backend }),
    backend,
    engine: 'auto',
    infraFolder: root.root,
    userVariables: {},
    stateLock: 'take',
  };
}

/** The provider is 700 MB, and a laptop's next run wants it again. */
async function withPlugins(engine: Engine, root: Root): Promise<Engine> {
  const folder = join(engine.workFolder, 'plugins');
  await mkdir(folder, { recursive: true });
  const lockFile = await lockFileOf(root.root, typedName(engine.binary));
  return {
    ...engine,
    environment: async () => {
      const given = await engine.environment();
      return { ...given, ...(await pluginCache(given, folder, lockFile)) };
    },
  };
}

async function applyOnce(
  options: TerraformOptions,
  root: Root,
  file: string,
  signal: AbortSignal,
): Promise<Run> {
  const noting = noteLock(options, root);
  const run = await runTerraform(options, root, applyArguments(file), signal, (event, folder) => {
    const line = progressLine(event);
    if (line !== undefined) options.log.foreign([line]);
    noting.watch(event, folder);
  });
  await noting.done();
  return run;
}

const outputs = z.record(z.string(), z.object({ value: z.unknown() }));

function valuesOf(json: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(outputs.parse(json)).map(([name, { value }]) => [name, value]));
}
