import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';

export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** As npm's registry tells it: `sha512-…`. */
  readonly integrity: string;
}

/**
 * The folder of one package of npm without what it depends on, fetched once into the cache: for what few need and would be large as a
 * development dependency. None of its scripts is run.
 * @throws Failure when npm does not give it, or gives another one.
 */
export async function npmPackage(wanted: NpmPackage): Promise<string> {
  const key = `npm-${wanted.name.replace('/', '-')}-${wanted.version}`;
  const folder = await cached(key, (building) => fetched(wanted, building));
  return join(folder, 'package');
}

async function fetched({ name, version, integrity }: NpmPackage, folder: string): Promise<void> {
  const one = `${name}@${version}`;
  const { exitCode, stdout, output } = await command('npm', ['pack', '--silent', one], { cwd: folder });
  if (exitCode !== 0)
    throw new Failure(`npm does not give ${one}.`, 'Let npm reach its registry.', {
      logLines: output.trimEnd().split('\n').slice(-20),
    });
  const archive = join(folder, stdout.trim().split('\n').at(-1) ?? '');
  const found = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
  if (found !== integrity)
    throw new Failure(`${one} is another one than it was: ${found}.`, 'Find out why before you go on.');
  const unpacked = await command('tar', ['-xzf', archive, '-C', folder]);
  if (unpacked.exitCode !== 0) throw new Failure(`tar does not unpack ${one}.`, unpacked.output.trim());
  await rm(archive);
}
