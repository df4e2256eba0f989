// Plain JavaScript for whatever Node the machine has: it brings the packages, and with them the Node that runs the rest.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

// The stacks in CDK have packages of their own, as a user's infra folder has.
for (const [folder, told] of [
  ['.', 'npm packages, about a minute'],
  ['infra/cdk', "npm packages of CDK's stacks, about ten seconds"],
]) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) continue;
  console.log(`installing ${told} …`);
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) {
    console.error('npm ci failed. Flipgate needs npm 10 or newer and a reachable npm registry.');
    process.exit(1);
  }
}
