import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An application's checkout with one commit. */
export async function makeApplication(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n');
  commitAll(folder);
}

/** Makes a repository of a folder. @returns its one commit. */
export function commitAll(folder: string): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=The shop');
  return git('rev-parse', 'HEAD').trim();
}
