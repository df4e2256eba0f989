import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { command } from './command.ts';
import { onPath } from './on-path.ts';

export interface DebianOrder {
  readonly packages: readonly string[];
  /** Debian's name for it; the machine's own when absent. */
  readonly architecture?: string;
  /** With all that they depend on, as for a machine that has nothing yet. */
  readonly whole: boolean;
}

/**
 * Downloads Debian packages into a folder from the sources that the machine's apt has. Lists, status and
 * cache are folders of their own below it: nothing is installed, and the machine's apt sees nothing of it.
 * @returns the archives' paths.
 * @throws Failure when there is no apt, or it does not have them.
 */
export async function debianArchives(folder: string, order: DebianOrder): Promise<readonly string[]> {
  if ((await onPath('apt-get')) === undefined || (await onPath('dpkg-deb')) === undefined)
    throw missing(order, 'This machine has no apt-get and dpkg-deb.', []);
  const [state, cache] = [join(folder, 'state'), join(folder, 'cache')];
  const archives = order.whole ? join(cache, 'archives') : join(folder, 'archives');
  for (const made of [join(state, 'lists', 'partial'), join(cache, 'archives', 'partial'), archives])
    await mkdir(made, { recursive: true });
  await writeFile(join(state, 'status'), '');
  const options = Object.entries({
    'Dir::State': state,
    'Dir::State::status': join(state, 'status'),
    'Dir::Cache': cache,
    'Acquire::Languages': 'none',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': 'root',
    ...(order.architecture ? { 'APT::Architecture': order.architecture } : {}),
    ...(order.architecture ? { 'APT::Architectures': order.architecture } : {}),
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  // A source of the machine that cannot be reached need not be the one that has the packages.
  await command('apt-get', [...options, 'update']);
  const verb = order.whole ? ['--yes', '--download-only', 'install'] : ['download'];
  const { exitCode, output } = await command('apt-get', [...options, ...verb, ...order.packages], {
    cwd: archives,
  });
  if (exitCode !== 0) throw missing(order, 'apt-get does not have them.', output.trimEnd().split('\n'));
  const files = await readdir(archives);
  return files.filter((name) => name.endsWith('.deb')).map((name) => join(archives, name));
}

function missing(order: DebianOrder, why: string, lines: readonly string[]): Failure {
  const architecture = order.architecture === undefined ? '' : ` for ${order.architecture}`;
  return new Failure(
    `Debian's packages ${order.packages.join(', ')}${architecture} cannot be had. ${why}`,
    'Run on Debian, or a system whose apt has them, and let apt reach its archive.',
    { logLines: lines.slice(-20) },
  );
}
