import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources } from '../../../src/adapters/build-context.ts';
import type { Row } from '../figure.ts';
import { median } from '../statistics.ts';

const FOLDERS = 100;
const FILES_IN_EACH = 100;
const BYTES = 8_000;
const RUNS = 5;

/**
 * How long it takes to know whether a tree of ten thousand files (80 MB) was built before, over reading the same
 * files once after the other; what is asked over the network comes on top.
 */
export async function findTime(temp: string): Promise<readonly Row[]> {
  const context = mkdtempSync(join(temp, 'context-'));
  try {
    fill(context);
    const ratios: number[] = [];
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const plain = await timed(() => readAll(context));
      const found = await timed(() => readSources({ context, dockerfile: join(context, 'Dockerfile') }));
      ratios.push(found / plain);
      times.push(found / 1_000);
    }
    return [
      {
        part: 'g',
        what: 'finding out whether 10,000 files were built before, over reading them once',
        value: median(ratios),
        unit: '',
      },
      { part: 'g', what: 'the same in seconds', value: median(times), unit: 's' },
    ];
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

function fill(context: string): void {
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\n');
  writeFileSync(join(context, '.dockerignore'), '**/*.pyc\n.git\n');
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    mkdirSync(join(context, `app${folder}`));
    for (let file = 0; file < FILES_IN_EACH; file += 1) {
      const text = `${folder} ${file} `.repeat(BYTES).slice(0, BYTES);
      writeFileSync(join(context, `app${folder}`, `module${file}.py`), text);
    }
  }
}

function readAll(context: string): void {
  for (const entry of readdirSync(context, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
}

async function timed(action: () => unknown): Promise<number> {
  const since = performance.now();
  await action();
  return performance.now() - since;
}
