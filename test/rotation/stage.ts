import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltRelease, buildRelease } from '../app/releases.ts';
import type { ContainerStart, ProcessRunner } from '../cloud/ecs/task-runtime.ts';
import { OriginPool } from '../cloud/edge/origin.ts';
import { listen } from '../cloud/listen.ts';
import { processRunner } from '../cloud/processes/process-runner.ts';
import { type Load, startLoad } from '../demo/load.ts';
import { djangoPart } from '../parts/django.ts';
import { startPostgres } from '../parts/postgres.ts';
import { checkPasswords, makeMaster } from './password-checked.ts';

const HOST = 'api.example.com';
const COMMAND = join(
  import.meta.dirname,
  '../../infra/terraform/modules/postgresql/rotation/prepare_login.py',
);

/** Passwords as Secrets Manager holds them at one moment. */
export interface Passwords {
  readonly master: string;
  readonly a: string;
  readonly b: string;
}

export type Login = 'app' | 'app_a' | 'app_b';

/** How long Django keeps a connection, in seconds; 0: one for each request. */
export type ConnectionAge = 0 | 60;

/**
 * A real PostgreSQL that asks for passwords, releases of the real Django project beside each other, and one address
 * in front that sends everything to the live one.
 */
export async function openStage(age: ConnectionAge, passwords: Passwords) {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-rotation-'));
  const releases = join(folder, 'releases');
  const [django, postgres] = await Promise.all([djangoPart(), startPostgres(join(folder, 'postgres'))]);
  await makeMaster(postgres, 'app', passwords.master);
  await checkPasswords(postgres);
  const runner = processRunner(releases, django);
  const front = await openFront();
  const url = (login: Login, password: string) =>
    `postgresql://${login}:${password}@127.0.0.1:${postgres.port}/app`;

  return {
    postgres,
    front,
    url,
    start: starterOn(runner),
    load: (perSecond: number): Load => startLoad({ port: front.port, host: HOST, perSecond }),
    build: (number: number) => builtWithCommand(number, age, releases),
    async close() {
      await front.close();
      await runner.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Environment = Readonly<Record<string, string>>;

/** Starts a container of a release, with the lines that it writes. */
function starterOn(runner: ProcessRunner) {
  return async (name: 'web' | 'migrate', release: BuiltRelease, variables: Environment, command?: string) => {
    const lines: string[] = [];
    const environment = {
      RELEASE: release.commit,
      HOSTNAMES: HOST,
      SECRET_KEY: 'not a secret in a test',
      DJANGO_SETTINGS_MODULE: 'shop.rotating',
      ...variables,
    };
    const start: ContainerStart = {
      taskArn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/1',
      group: `family:${name}`,
      taskDefinition: `${name}:1`,
      name,
      image: `shop@${release.digest}`,
      ...(command && { command: command.split(' ') }),
      environment,
      containerPorts: name === 'web' ? [8000] : [],
      definition: {},
    };
    const container = await runner.start(start, (line) => lines.push(line));
    return { ...container, lines };
  };
}

/** The project as a user would have it: with the command that the module ships, and connections as chosen. */
async function builtWithCommand(number: number, age: ConnectionAge, releases: string): Promise<BuiltRelease> {
  const release = await buildRelease({ kind: 'good', number }, releases);
  const commands = join(release.folder, 'orders', 'management', 'commands');
  await mkdir(commands, { recursive: true });
  await cp(COMMAND, join(commands, 'prepare_login.py'));
  const settings = `from .settings import *\n\nDATABASES["default"]["CONN_MAX_AGE"] = ${age}\n`;
  await writeFile(join(release.folder, 'shop', 'rotating.py'), settings);
  return release;
}

/** Ends TLS in name, as the edge and the load balancer do together. */
async function openFront() {
  const pool = new OriginPool(60_000, 30_000);
  let live: number | undefined;
  const listening = await listen((request) => {
    if (live === undefined) return Promise.resolve({ status: 503, headers: {}, body: '' });
    const headers = { ...request.headers, 'x-forwarded-proto': 'https' };
    return pool.ask({ kind: 'address', host: '127.0.0.1', port: live }, { ...request, headers });
  });
  return {
    port: listening.port,
    flip: (port: number | undefined) => {
      live = port;
    },
    close: async () => {
      await listening.close();
      pool.close();
    },
  };
}
