import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much memory scripts of Node hold at most, noted by the processes themselves when they exit. */
export class PeakMemory {
  /** For the environment of the processes that are to be measured. */
  readonly nodeOptions: string;
  readonly #folder: string;

  constructor(temp: string) {
    this.#folder = join(temp, 'peaks');
    const preload = join(temp, 'note-peak.cjs');
    writeFileSync(preload, notePeak(this.#folder));
    this.nodeOptions = `--require=${preload}`;
    this.clear();
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** The most that a process of this script held since it was cleared, in MiB. */
  of(script: string): number {
    const names = readdirSync(this.#folder).filter((name) => name.startsWith(`${script} `));
    const peaks = names.map((name) => Number(readFileSync(join(this.#folder, name), 'utf8')));
    if (peaks.length === 0) throw new Error(`No process of ${script} noted its memory.`);
    return Math.max(...peaks) / 1024;
  }

  /** An empty script, measured the same way. */
  empty(temp: string): number {
    const script = join(temp, 'nothing.mjs');
    writeFileSync(script, '');
    spawnSync(process.execPath, [script], { env: { ...process.env, NODE_OPTIONS: this.nodeOptions } });
    return this.of('nothing.mjs');
  }
}

function notePeak(folder: string): string {
  return `
const { writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
process.on('exit', () => {
  const name = basename(process.argv[1] ?? 'none') + ' ' + process.pid;
  writeFileSync(join(${JSON.stringify(folder)}, name), String(process.resourceUsage().maxRSS));
});
`;
}
