import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClock } from '../../../src/adapters/clock.ts';
import { openHttp } from '../../../src/adapters/http.ts';
import { Failure } from '../../../src/model/failure.ts';
import { inputsOf, type Order, variableLines } from '../action-inputs.ts';
import type { Ground, Surroundings } from '../checks.ts';
import type { Options } from '../options.ts';
import type { Home } from '../state/home.ts';
import type { Telling } from '../telling.ts';
import { runAction } from './action-run.ts';
import { watchHealth } from './answering.ts';
import { showSteps } from './shown-steps.ts';

export interface Deploying {
  readonly ground: Ground;
  readonly first: NonNullable<Ground['first']>;
  readonly options: Options;
  readonly around: Surroundings;
  readonly home: Home;
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

/** The action said how it ended, and what to do: its exit code is ours. */
export class ActionFailed extends Error {
  override readonly name = 'ActionFailed';
  readonly exitCode: number;
  constructor(order: Order, exitCode: number, log: string) {
    super(`\`${order}\` ended with exit code ${exitCode}. The whole log: ${log}`);
    this.exitCode = exitCode;
  }
}

/** @returns the address that answers. */
export async function deployFirst(deploying: Deploying): Promise<string> {
  const { ground, options, telling, first, around, signal } = deploying;
  const image =
    options.image ?? (await telling.phase('the image is built for arm64 and pushed', () => build(deploying)));
  await telling.phase('the stacks are applied and the release deployed', () =>
    run(deploying, 'deploy', {
      image,
      variables: variableLines(options),
      'cloudflare-api-token': ground.token,
    }),
  );
  const { site, healthPath, releaseHeader, verifyCount } = ground.asked.deploy;
  const url = `https://${site.hostname}`;
  await telling.phase(`${url}${healthPath} is watched from here`, () =>
    watchHealth(
      { http: openHttp(around.environment), clock: openClock(), signal },
      { url: url + healthPath, header: releaseHeader, release: first.commit, times: verifyCount },
    ),
  );
  return url;
}

async function build(deploying: Deploying): Promise<string> {
  const { building } = deploying.first;
  const outputs = await run(deploying, 'build', {
    ...(building === 'emulated' ? { 'allow-emulation': 'true' } : {}),
  });
  const image = outputs['image'];
  if (image) return image;
  throw new Failure('The build has named no image.', 'Run again with `--verbose`, and read its last lines.');
}

async function run(
  { ground, first, options, around, home, telling, signal }: Deploying,
  order: Order,
  more: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, string>>> {
  const temp = await mkdtemp(join(tmpdir(), `flipgate-${order}-`));
  const path = join(home.folder, `${order}.log`);
  const log = createWriteStream(path, { mode: 0o600 });
  const shown = showSteps(telling, options.lines, (text) => void log.write(`${text}\n`));
  try {
    const { exitCode, outputs } = await runAction(
      {
        ...{ folder: first.action, commit: first.commit, app: options.app, temp },
        inputs: inputsOf(order, options, more),
        repository: ground.repository?.name,
        environment: { ...around.environment, AWS_REGION: ground.account.connection.region },
      },
      shown.take,
      signal,
    );
    signal.throwIfAborted();
    if (exitCode === 0) return outputs;
    for (const text of shown.tail()) telling.line(`  ${text}`);
    throw new ActionFailed(order, exitCode, path);
  } finally {
    log.end();
    await rm(temp, { recursive: true, force: true });
  }
}
