// Plain JavaScript for whatever Node the machine has: it brings the packages, and with them the Node that runs the rest.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!fresh) {
  console.log('installing npm packages, about a minute …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error('npm ci failed. Flipgate needs npm 10 or newer and a reachable npm registry.');
    process.exit(1);
  }
}
