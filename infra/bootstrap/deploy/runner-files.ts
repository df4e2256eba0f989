import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files that the runner gives a step for its outputs, its state for `post:`, and its summary. */
export interface RunnerFiles {
  /** The variables that name them. */
  readonly env: Readonly<Record<string, string>>;
  outputs(): Promise<Readonly<Record<string, string>>>;
  state(): Promise<Readonly<Record<string, string>>>;
  summary(): Promise<string>;
}

/** New and empty, as the runner makes them before each step. */
export async function runnerFiles(temp: string): Promise<RunnerFiles> {
  const folder = join(temp, `_runner_file_commands-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  const names = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_STEP_SUMMARY: 'summary' };
  for (const name of Object.values(names)) await writeFile(path(name), '');
  return {
    env: Object.fromEntries(Object.entries(names).map(([variable, name]) => [variable, path(name)])),
    outputs: async () => readValues(await readFile(path('output'), 'utf8')),
    state: async () => readValues(await readFile(path('state'), 'utf8')),
    summary: () => readFile(path('summary'), 'utf8'),
  };
}

/** `name=value`, or `name<<END`, the value's lines, and END. */
export function readValues(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name, end] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name !== undefined) {
      const until = lines.indexOf(end ?? '', at + 1);
      values[name] = lines.slice(at + 1, until).join('\n');
      at = until < 0 ? lines.length : until;
      continue;
    }
    const [, plain, value = ''] = /^([^=]+)=(.*)$/.exec(lines[at] ?? '') ?? [];
    if (plain !== undefined) values[plain] = value;
  }
  return values;
}
