import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { debianArchives } from './debian-archives.ts';
import { onPath } from './on-path.ts';
import { progress } from './progress.ts';

export interface DebianProgram {
  readonly name: string;
  readonly package: string;
  /** Where the package has it, for example `usr/sbin/runc`. */
  readonly path: string;
}

/**
 * A program on PATH, else from its Debian package, unpacked once into the cache. Nothing is installed.
 * @returns its absolute path.
 * @throws Failure naming what to install.
 */
export async function debianProgram(program: DebianProgram): Promise<string> {
  return (await onPath(program.name)) ?? join(await unpacked(program), program.path);
}

function unpacked(program: DebianProgram): Promise<string> {
  return cached(`debian-${program.package}`, async (folder) => {
    progress(`unpacking Debian's ${program.package}, about 10 s`);
    const scratch = join(folder, 'apt');
    const order = { packages: [program.package], whole: false };
    const [archive = ''] = await debianArchives(scratch, order).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      const remedy = `Install ${program.name} on PATH. ${error.remedy}`;
      throw new Failure(`${program.name} is not on PATH. ${error.message}`, remedy, {
        logLines: error.logLines,
      });
    });
    const { exitCode, output } = await command('dpkg-deb', ['-x', archive, folder]);
    if (exitCode !== 0) throw new Failure(`dpkg-deb does not unpack ${archive}.`, output.trim());
    await rm(scratch, { recursive: true, force: true });
  });
}
