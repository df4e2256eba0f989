import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { GuardProgram } from '../ports.ts';

/** In the order in which they import each other. Each address stands here in full, for the bundler to find it. */
const MODULES = [
  ['flipgate_report', new URL('../guard/flipgate_report.py', import.meta.url)],
  ['flipgate_session', new URL('../guard/flipgate_session.py', import.meta.url)],
  ['flipgate_judge', new URL('../guard/flipgate_judge.py', import.meta.url)],
  ['flipgate_patience', new URL('../guard/flipgate_patience.py', import.meta.url)],
  ['flipgate_door', new URL('../guard/flipgate_door.py', import.meta.url)],
] as const;

/** The guard's Python, as small as ECS needs it: all overrides of a task together are 8,192 characters at most. */
export function openGuardProgram(): GuardProgram {
  return {
    async packed() {
      const modules = MODULES.map(async ([name, file]) => [name, bare(await readFile(file, 'utf8'))]);
      const json = JSON.stringify(await Promise.all(modules));
      return (await promisify(deflate)(json, { level: 9 })).toString('base64');
    },
  };
}

/** Without what is for readers: docstrings, comments, blank lines, most of the indentation. */
function bare(source: string): string {
  return source
    .replace(/^ *"""[\s\S]*?"""\n/gm, '')
    .split('\n')
    .filter((line) => !/^ *(#|$)/.test(line))
    .map((line) => line.replace(/^(?: {4})+/, (indentation) => ' '.repeat(indentation.length / 4)))
    .join('\n');
}
