import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Policies } from '../ports.ts';

export interface PolicyOptions {
  /** The child's whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where it runs: the checkout. */
  readonly workspace: string;
  readonly temp: string;
}

/** The last ones: what a policy says at its end is what it came to. */
const MOST_LINES = 2_000;

/** Runs the user's command by the shell that a step of a workflow has, with the plan's file in `FLIPGATE_PLAN`. */
export function openPolicies({ environment, workspace, temp }: PolicyOptions): Policies {
  return {
    async judge(command, plan, signal) {
      const folder = await mkdtemp(join(temp, 'flipgate-policy-'));
      try {
        const file = join(folder, 'plan.json');
        await writeFile(file, plan, { mode: 0o600 });
        const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', `${command}\n`], {
          cwd: workspace,
          env: { ...environment, FLIPGATE_PLAN: file },
          stdio: ['ignore', 'pipe', 'pipe'],
          signal,
        });
        const output: string[] = [];
        let dropped = 0;
        for (const stream of [child.stdout, child.stderr])
          createInterface({ input: stream }).on('line', (line) => {
            output.push(line);
            if (output.length > MOST_LINES) {
              output.shift();
              dropped += 1;
            }
          });
        const [code] = (await once(child, 'close')) as [number | null];
        const before = dropped === 0 ? [] : [`(${dropped} lines before these are not kept)`];
        return { exitCode: code ?? 1, output: [...before, ...output] };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
