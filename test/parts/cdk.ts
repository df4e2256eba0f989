import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { command } from './command.ts';
import { nodePart } from './node.ts';

const APP = join(import.meta.dirname, '..', '..', 'infra', 'cdk');

/** The CDK CLI of infra/cdk's lock file, as a person would run it there. */
export interface Cdk {
  /** A folder of its own, for inputs, outputs and what the CLI remembers of accounts. */
  readonly folder: string;
  /** @returns both streams @throws Error when it does not end well */
  run(...words: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** @param environment addresses and credentials of the cloud. */
export async function openCdk(environment: Readonly<Record<string, string>>): Promise<Cdk> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-cdk-'));
  const node = await nodePart();
  const PATH = [dirname(node), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...environment, PATH, HOME: folder, CDK_HOME: folder };
  return {
    folder,
    run: async (...words) => {
      const told = [join(APP, 'node_modules/aws-cdk/bin/cdk'), ...words];
      const { exitCode, output } = await command(node, told, { cwd: APP, env });
      if (exitCode === 0) return output;
      throw new Error(`cdk ${words.join(' ')} ended with ${exitCode}:\n${output}`);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
