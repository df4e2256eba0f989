/** `npm run app`: the application of test/app on a laptop, with PostgreSQL and Valkey. `-- --once` ends after its checks. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { startServers } from '../demo/servers.ts';
import { RELEASE, startApplication } from './running/application.ts';
import { asContainers } from './running/as-containers.ts';
import { asProcesses } from './running/as-processes.ts';

const OPTIONS = new Set(['--once', '--image']);
const options = process.argv.slice(2);

async function check(address: string): Promise<void> {
  const health = await fetch(`${address}/healthz`);
  const release = health.headers.get('x-release');
  console.log(`GET /healthz: ${health.status} ${(await health.text()).trim()}, x-release ${release}`);
  const orders = await fetch(`${address}/orders/`);
  console.log(`GET /orders/: ${orders.status} ${(await orders.text()).trim()}`);
  const login = await (await fetch(`${address}/admin/login/`)).text();
  const style = /href="(\/static\/[^"]+\.css)"/.exec(login)?.[1] ?? '/static/none';
  const file = await fetch(address + style);
  console.log(`GET ${style}: ${file.status}, ${file.headers.get('cache-control')}`);
  if (health.ok && release === RELEASE && orders.ok && file.ok) return;
  throw new Failure('The application does not answer as it should.', 'Read what it answered, above.');
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

async function run(folder: string): Promise<void> {
  const servers = await startServers(folder);
  try {
    const way = options.includes('--image') ? await asContainers() : await asProcesses(folder);
    const application = await startApplication(way, servers);
    console.log(`web, worker and beat run as ${way.what}`);
    try {
      await check(application.address);
      if (!options.includes('--once')) {
        console.log(`${application.address} until Ctrl-C`);
        await interrupted();
      }
    } finally {
      const ends = Object.entries(await application.stop()).map(([name, code]) => `${name} ${code}`);
      console.log(`stopped by SIGTERM, exit codes: ${ends.join(', ')}`);
    }
  } finally {
    await servers.stop();
  }
}

async function main(): Promise<number> {
  const unknown = options.find((option) => !OPTIONS.has(option));
  if (unknown !== undefined) throw new Failure(`${unknown} is no option.`, 'There are --once and --image.');
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-app-'));
  // PostgreSQL may have to run as somebody else, who must reach its own folder in it.
  await chmod(folder, 0o711);
  try {
    await run(folder);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    error instanceof Failure ? `${error.message} ${error.remedy}\n${error.logLines.join('\n')}` : error,
  );
  process.exitCode = 1;
}
