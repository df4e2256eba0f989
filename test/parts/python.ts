import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached } from './cache-folder.ts';
import { command } from './command.ts';
import { progress } from './progress.ts';

const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const DESCRIBE =
  'import ensurepip, json, sys, venv; ' +
  'print(json.dumps({"binary": sys.executable, "version": list(sys.version_info[:3])}))';

export interface Python {
  /** The interpreter's absolute path. */
  readonly binary: string;
  /** For example `3.12.1`. */
  readonly version: string;
}

let found: Promise<Python> | undefined;

/**
 * A Python from 3.10 to 3.14 on PATH that can make virtual environments.
 * @throws Failure naming what to install.
 */
export function pythonPart(): Promise<Python> {
  found ??= findPython();
  return found;
}

async function findPython(): Promise<Python> {
  for (const name of NAMES) {
    const { exitCode, stdout } = await command(name, ['-c', DESCRIBE]);
    if (exitCode !== 0) continue;
    const { binary, version } = JSON.parse(stdout) as { binary: string; version: [number, number, number] };
    if (version[0] === 3 && version[1] >= 10 && version[1] <= 14)
      return { binary, version: version.join('.') };
  }
  throw new Failure(
    'No Python from 3.10 to 3.14 with the venv module is on PATH.',
    'Install one, for example: apt-get install python3 python3-venv (Debian, Ubuntu), or brew install python@3.13 (macOS).',
  );
}

/**
 * A virtual environment holding exactly one requirements file, made once per content and Python.
 * @param hint what is installed and how long it takes, for the person who waits.
 * @returns the environment's folder. Programs are in its `bin`.
 * @throws Failure with the installer's last lines.
 */
export async function pythonEnvironment(requirements: string, hint: string): Promise<string> {
  const python = await pythonPart();
  const pins = await readFile(requirements, 'utf8');
  const key = createHash('sha256').update(`${python.binary}\n${python.version}\n${pins}`).digest('hex');
  return cached(`python-${key.slice(0, 16)}`, async (folder, finalFolder) => {
    progress(`installing ${hint}`);
    await install(python, requirements, folder);
    await readdress(join(folder, 'bin'), folder, finalFolder);
  });
}

async function install(python: Python, requirements: string, folder: string): Promise<void> {
  await orFail(python.binary, ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  await orFail(join(folder, 'bin', 'python'), [...pip, '--only-binary', ':all:', '-r', requirements]);
}

async function orFail(program: string, args: readonly string[]): Promise<void> {
  const { exitCode, output } = await command(program, args);
  if (exitCode === 0) return;
  throw new Failure(
    `${program} ${args.join(' ')} ended with ${exitCode}.`,
    'Python packages come from PyPI: see that pip can reach it, or set PIP_INDEX_URL to a mirror, and run again.',
    { logLines: output.trimEnd().split('\n').slice(-20) },
  );
}

/** Programs of a virtual environment name their interpreter by absolute path. */
async function readdress(folder: string, from: string, to: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(folder, entry.name);
    const text = await readFile(path, 'utf8');
    if (text.includes(from)) await writeFile(path, text.replaceAll(from, to));
  }
}
