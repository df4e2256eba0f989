import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../cloud/processes/scene.ts';
import type { Environment, Login, Passwords, Stage } from './stage.ts';

/** What a release's task definitions hold, read from the secrets when a container starts. */
export interface Secrets {
  readonly login: Login;
  readonly passwords: Passwords;
}

/** Runs one management command in the migrate container, with the secrets that it alone is given. */
export async function runCommand(stage: Stage, command: string, secrets: Secrets) {
  const task = await stage.start(
    'migrate',
    await stage.build(1),
    migrateEnvironment(stage, secrets),
    command,
  );
  const { exitCode } = await task.exited;
  return { exitCode, output: task.lines.join('\n') };
}

/**
 * Starts a release, verifies it, moves all traffic to it, and stops the one before once its last request is answered.
 * @returns how to stop the release.
 */
export async function release(
  stage: Stage,
  number: number,
  secrets: Secrets,
  previous?: () => Promise<void>,
): Promise<() => Promise<void>> {
  const built = await stage.build(number);
  const web = await stage.start('web', built, { DATABASE_URL: urlOf(stage, secrets) });
  await serving(web.port, web.lines);
  stage.front.flip(web.port);
  // The slowest request of the load takes two seconds.
  if (previous) await sleep(2_500).then(previous);
  return async () => {
    web.stop('SIGTERM');
    await web.exited;
  };
}

export function urlOf(stage: Stage, { login, passwords }: Secrets): string {
  const password = { app: passwords.master, app_a: passwords.a, app_b: passwords.b }[login];
  return stage.url(login, password);
}

function migrateEnvironment(stage: Stage, secrets: Secrets): Environment {
  return {
    DATABASE_URL: urlOf(stage, secrets),
    DATABASE_MASTER_PASSWORD: secrets.passwords.master,
    DATABASE_PASSWORD_A: secrets.passwords.a,
    DATABASE_PASSWORD_B: secrets.passwords.b,
  };
}

async function serving(port: number | undefined, lines: readonly string[]): Promise<void> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const answer = await ask(port, '/orders/', 'api.example.com').catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(100);
  }
  throw new Error(`The release does not serve orders.\n${lines.join('\n')}`);
}
