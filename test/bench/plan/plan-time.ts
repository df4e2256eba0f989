import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import type { Row } from '../figure.ts';
import { PeakMemory } from '../full/peak-memory.ts';
import { median } from '../statistics.ts';
import { writePlanDocument } from './plan-document.ts';
import { readPicture, renderPicture } from './render-plan.ts';

const SIZES = [100, 1_000, 10_000, 50_000] as const;
const SCRIPT = 'render-plan.mjs';

/** Time of everything from the plan's file to what is shown, over `JSON.parse` of the same file; and the memory that it takes. */
export async function planTime(temp: string): Promise<readonly Row[]> {
  const folder = join(temp, 'plans');
  mkdirSync(folder);
  const memory = new PeakMemory(temp);
  const empty = memory.empty(temp);
  const script = await bundled(folder);
  const rows: Row[] = [];
  for (const size of SIZES) {
    const file = join(folder, `${size}.json`);
    writePlanDocument(file, size, 'real');
    const resources = `plan of ${size.toLocaleString('en-US')} resources`;
    const pairs = await timePairs(file, size);
    const over = (time: (pair: Pair) => number) => median(pairs.map((pair) => time(pair) / pair.parse));
    rows.push(
      {
        ...ratio(
          `${resources}: rendering over JSON.parse, processor time`,
          over(({ render }) => render),
        ),
        goal: 2,
      },
      ratio(
        `${resources}: from file to page over JSON.parse, processor time`,
        over(({ read, render }) => read + render),
      ),
    );
    rows.push({
      part: 'h',
      what: `${resources}: time`,
      value: median(pairs.map(({ read, render }) => read + render)) / 1_000,
      unit: 's',
    });
    const goal = size === 10_000 ? { goal: 130 } : {};
    rows.push({
      part: 'h',
      what: `${resources}: peak memory`,
      value: peak(memory, script, file),
      unit: 'MiB',
      ...goal,
    });
  }
  return [...rows, { part: 'h', what: 'peak memory of an empty script', value: empty, unit: 'MiB' }];
}

function ratio(what: string, value: number): Row {
  return { part: 'h', what, value, unit: '' };
}

interface Pair {
  readonly parse: number;
  /** To the picture. */
  readonly read: number;
  readonly render: number;
}

/** In turns, so that other work of the machine falls on both; the first turns only warm up. */
async function timePairs(file: string, size: number): Promise<readonly Pair[]> {
  const turns = size >= 10_000 ? 3 : 9;
  const pairs: Pair[] = [];
  for (let turn = -2; turn < turns; turn++) {
    const { ms: parse } = await timed(() => JSON.parse(readFileSync(file, 'utf8')));
    const { ms: read, value: picture } = await timed(() => readPicture(file));
    const { ms: render } = await timed(() => renderPicture(picture, file));
    if (turn >= 0) pairs.push({ parse, read, render });
  }
  return pairs;
}

/** Of the processor, since this bench does nothing but work. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const since = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(since);
  return { ms: (user + system) / 1_000, value };
}

/** One file without types, as the action is: to strip them costs Node more memory than a plan. */
async function bundled(folder: string): Promise<string> {
  const file = join(folder, SCRIPT);
  const input = join(import.meta.dirname, 'render-plan.ts');
  await build({ input, platform: 'node', output: { file, format: 'esm' }, logLevel: 'silent' });
  return file;
}

/** Linux counts to a process what held the one that became it: the shell's child comes from a small one, ours would come from this bench. */
const FORKED = '"$0" "$@"; exit $?';

function peak(memory: PeakMemory, script: string, file: string): number {
  memory.clear();
  const env = { ...process.env, NODE_OPTIONS: memory.nodeOptions };
  const { status, stderr } = spawnSync('sh', ['-c', FORKED, process.execPath, script, file], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Rendering ${file} failed: ${stderr}`);
  return memory.of(SCRIPT);
}
