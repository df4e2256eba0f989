import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Span } from './spans.ts';

/** With when it began. */
export interface Begun extends Span {
  readonly from: number;
}

/**
 * When each command of terraform, or of the CDK CLI, ran in a run of the action, by the records that its watchdog leaves below the
 * runner's temporary folder: one when it starts, one when it has ended.
 * @returns in the order in which they ran, named by stack and command, for example `shared apply`.
 */
export async function terraformSpans(temp: string): Promise<readonly Begun[]> {
  const paths = await readdir(temp, { recursive: true });
  const endings = paths.filter((path) => basename(path) === 'ending.json');
  const commands = endings.map(async (path) => {
    const folder = join(temp, dirname(path));
    const from = (await stat(join(folder, 'process.json'))).mtimeMs;
    const to = (await stat(join(temp, path))).mtimeMs;
    const [operation = ''] = basename(folder).split('-');
    return { name: `${basename(dirname(folder))} ${operation}`, from, ms: to - from };
  });
  const known = await Promise.all(commands);
  return known.sort((one, other) => one.from - other.from);
}
