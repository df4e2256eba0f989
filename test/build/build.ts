import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

/** Where the bundle goes; CI builds a second one beside it and compares. */
const out = process.argv[2] ?? 'dist';
const PREBUNDLED = 'lib/adapters/cloudflare-resources.js';

function run(program: string, ...args: string[]): void {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync('lib', { recursive: true, force: true });
rmSync(out, { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
// ncc takes the whole `cloudflare` package along, 2.8 MB of it; rolldown leaves out what is not used.
run('rolldown', PREBUNDLED, '--format', 'esm', '--platform', 'node', '--file', 'lib/cloudflare.bundled.js');
cpSync('lib/cloudflare.bundled.js', PREBUNDLED);
rmSync('lib/cloudflare.bundled.js');
run('ncc', 'build', 'lib/main.js', '--minify', '--quiet', '--out', out);
