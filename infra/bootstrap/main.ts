/** `npm run bootstrap`: from a laptop to what a first deploy needs; with `--deploy` to a live site. */
import { join } from 'node:path';
import { openClock } from '../../src/adapters/clock.ts';
import { openFetch } from '../../src/adapters/proxied-fetch.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Surroundings } from './checks.ts';
import { ActionFailed } from './deploy/first-deploy.ts';
import { help } from './help.ts';
import { type Options, readOptions } from './options.ts';
import { bootstrap } from './run.ts';
import { openTelling } from './telling.ts';

const INTERRUPTED = 130;
const telling = openTelling({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});

function surroundings({ region }: Options): Surroundings {
  const environment = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const clock = openClock();
  const endpoint = environment['AWS_ENDPOINT_URL'];
  const baseUrl = environment['CLOUDFLARE_BASE_URL'];
  return {
    environment,
    root: join(import.meta.dirname, '..', '..'),
    aws:
      region === undefined
        ? undefined
        : { region, clock, proxy: environment, ...(endpoint ? { endpoint } : {}) },
    cloudflare: (token) => ({ token, clock, fetch: openFetch(environment), ...(baseUrl ? { baseUrl } : {}) }),
  };
}

async function main(): Promise<number> {
  const read = readOptions(process.argv.slice(2), process.env);
  if (read.kind === 'help') {
    process.stdout.write(`${help()}\n`);
    return 0;
  }
  if (read.kind === 'problems') {
    telling.problems(read.problems);
    return 1;
  }
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () =>
      stop.abort(
        new Failure(`Stopped by ${name}.`, 'Run the same again: it goes on where this run stopped.'),
      ),
    );
  const { options } = read;
  return bootstrap({ options, telling, around: surroundings(options), signal: stop.signal }).catch(
    (error: unknown) => {
      if (!stop.signal.aborted) throw error;
      tell(stop.signal.reason);
      return INTERRUPTED;
    },
  );
}

/** What went wrong, as an instruction. */
function tell(error: unknown): void {
  if (error instanceof Failure) {
    for (const line of error.logLines) telling.line(line);
    telling.problems([{ said: error.message, remedy: error.remedy }]);
  } else if (error instanceof ActionFailed) telling.line(error.message);
  else console.error(error);
}

try {
  process.exitCode = await main();
} catch (error) {
  tell(error);
  process.exitCode = error instanceof ActionFailed ? error.exitCode : 1;
}
