import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../figure.ts';
import { median } from '../statistics.ts';

const PAIRS = 40;
const STOP_AT_INPUT = join(import.meta.dirname, 'stop-at-input.cjs');

/** The built action from its start to its first input, over an empty module that ends the same way; and its size. */
export function coldStart(action: string, temp: string): readonly Row[] {
  const main = join(action, 'index.js');
  const empty = join(temp, 'empty.mjs');
  writeFileSync(empty, 'Object.keys(process.env);\n');
  for (const script of [empty, main]) startOnce(script);
  const pairs = Array.from({ length: PAIRS }, () => [startOnce(empty), startOnce(main)] as const);
  const [node, ours] = [median(pairs.map(([one]) => one)), median(pairs.map(([, one]) => one))];
  return [
    { part: 'e', what: 'cold start over an empty Node script', value: ours / node, unit: '×', goal: 1.5 },
    { part: 'e', what: 'cold start, median', value: ours, unit: 'ms' },
    { part: 'e', what: 'empty Node script, median', value: node, unit: 'ms' },
    { part: 'e', what: 'size of the main file', value: statSync(main).size / 1000, unit: 'kB', goal: 300 },
  ];
}

/** @returns milliseconds from spawn to exit. */
function startOnce(script: string): number {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, ['--require', STOP_AT_INPUT, script], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${script} did not come to its inputs: exit code ${status}.`);
  return performance.now() - startedAt;
}
