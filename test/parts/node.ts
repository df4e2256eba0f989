import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { progress } from './progress.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * The absolute path of the Node that the action's runner uses: this process's own when its major version
 * is that one, else the development dependency's, else that version fetched from npm. The dependency's own
 * install script, which would put it into place, does not run on every machine.
 * @throws Failure when npm does not give it.
 */
export async function nodePart(): Promise<string> {
  const wanted = await wantedVersion();
  if (majorOf(process.versions.node) === majorOf(wanted)) return process.execPath;
  const placed = join(ROOT, 'node_modules', 'node', 'bin', 'node');
  const { exitCode, stdout } = await command(placed, ['--version']);
  if (exitCode === 0 && stdout.trim() === `v${wanted}`) return placed;
  return fetched(wanted);
}

async function wantedVersion(): Promise<string> {
  const text = await readFile(join(ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { devDependencies: { node: string } }).devDependencies.node;
}

function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}

async function fetched(version: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = await cached(`node-${version}`, async (building) => {
    progress(`installing Node ${version}, about 10 s`);
    const args = ['install', '--prefix', building, '--no-save', '--ignore-scripts', `${name}@${version}`];
    const { exitCode, output } = await command('npm', args, { cwd: building });
    if (exitCode !== 0) {
      throw new Failure(
        `npm cannot install ${name} ${version}.`,
        `Install Node ${majorOf(version)} yourself.`,
        {
          logLines: output.trimEnd().split('\n').slice(-20),
        },
      );
    }
    await chmod(join(building, 'node_modules', name, 'bin', 'node'), 0o755);
  });
  return join(folder, 'node_modules', name, 'bin', 'node');
}
