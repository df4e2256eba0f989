import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHttp } from '../../src/adapters/http.ts';
import { LOCK_KEY } from '../../src/steps/held-lock.ts';
import { buildRelease } from '../app/releases.ts';
import { pushImage } from '../demo/registry.ts';
import { VARIABLES } from '../demo/requests.ts';
import { liveNow } from '../demo/run.ts';
import { HOSTNAME, OLD_ADDRESS, SITE, type Stage } from '../demo/stage.ts';
import { buildInputs, layOut } from '../image/checkout.ts';
import { expected } from '../image/expected.ts';
import { commitAll } from './application.ts';
import { commandIn, type Laptop, type Ran } from './laptop.ts';
import { kill, losePower } from './lost-machine.ts';

type Say = (line: string) => void;
/** Where what is built is pushed. */
const REPOSITORY = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop';
const A_LITTLE_MS = 3_000;
const LAPTOP = 'laptop';

/** Everything that is shown, in its order; the first thing that is not so ends it. */
export async function story(stage: Stage, say: Say): Promise<void> {
  const { app, words, release } = await makeReady(stage);
  const child = stage.cloud.startChild(LAPTOP, () => {});
  const command = await commandIn(app, {
    ...stage.runner.environment,
    ...child.environment,
    CLOUDFLARE_API_TOKEN: child.token,
  });
  const run = async (title: string, more: readonly string[]) => {
    say(`\n$ npm run bootstrap -- ${more.join(' ')} …   (${title})`);
    const ran = await command.run([...words, ...more], { line: (line) => say(`  ${line}`) });
    expected(`${title}: exit code 0`, ran.exitCode === 0, ran.text);
    return ran;
  };
  await run('what is needed is there', ['--check', ...(release.image === 'built' ? ['--deploy'] : [])]);
  if (release.image === 'built')
    await cutOff(command, [...words, '--deploy'], { at: 'the image is built', by: losePower }, say);
  else await run('bootstrap alone, for the image to be pushed to', []);
  const image = release.image === 'built' ? [] : ['--image', await release.image()];
  const deploy = ['--deploy', '--store-token', ...image];
  await cutOff(command, [...words, ...deploy], { at: 'start …', by: kill }, say);
  blindTheWatch(stage);
  await cutOff(command, [...words, ...deploy], { at: 'is watched from here', by: losePower }, say);
  stage.cloud.faults.clear();
  expected(`${HOSTNAME} points at blue`, liveNow(stage) === 'blue', liveNow(stage));
  await answers(stage, release.commit);
  const last = await run('run again, nothing is left to do but to watch', deploy);
  live(stage, last, 'blue');
}

/** The deploy has seen the site answer when it gives its lock back; from then on this laptop is told nothing good, so that its watch cannot end. */
function blindTheWatch({ cloud }: Stage): void {
  let deployed = false;
  cloud.faults.when(
    ({ caller, service, operation, target }) => {
      deployed ||= caller === LAPTOP && operation === 'DeleteObject' && target.endsWith(`/${LOCK_KEY}`);
      return deployed && caller === LAPTOP && service === 'edge';
    },
    { kind: 'server-error' },
  );
}

interface Ready {
  readonly app: string;
  readonly words: readonly string[];
  /** `built` by the action; where this machine cannot, pushed without being built. */
  readonly release: { readonly commit: string; readonly image: 'built' | (() => Promise<string>) };
}

/** A checkout of the project with a commit of git's, and what a person says about it. */
async function makeReady(stage: Stage): Promise<Ready> {
  const release = await buildRelease({ kind: 'good', number: 1 }, stage.releases);
  const app = join(stage.runner.temp, '..', 'laptop');
  await layOut(release.folder, app);
  const commit = commitAll(app);
  stage.trees.set(commit, release.folder);
  const variables = [...VARIABLES.split('\n'), ...(await stage.giveData()).split('\n')];
  const builder = stage.builder;
  const inputs = {
    ...{ adopt: OLD_ADDRESS, bake: '10s', 'verify-paths': '/orders/ 200' },
    ...(typeof builder === 'string' ? {} : buildInputs(builder.base)),
  };
  return {
    app,
    words: [
      ...['--name', SITE.name, '--environment', SITE.environment, '--hostname', HOSTNAME],
      ...['--bootstrap-variable', 'old_version_days=null'],
      ...variables.flatMap((line) => ['--variable', line]),
      ...Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`]),
    ],
    release: {
      commit,
      image: typeof builder === 'string' ? () => pushImage(stage.address, REPOSITORY, release) : 'built',
    },
  };
}

interface Cut {
  /** What a line says a little before. */
  readonly at: string;
  readonly by: (pid: number) => void;
}

async function cutOff(
  command: Pick<Laptop, 'start'>,
  words: readonly string[],
  { at, by }: Cut,
  say: Say,
): Promise<void> {
  say(`\n$ the same with --deploy, cut off during "${at}" (${by.name})`);
  let cut: Promise<void> | undefined;
  const running = await command.start(words, {
    line: (line) => {
      say(`  ${line}`);
      if (!line.includes(at)) return;
      cut ??= sleep(A_LITTLE_MS).then(() => by(running.pid));
    },
  });
  const ran = await running.ended;
  await cut;
  expected(`it is cut off during "${at}"`, cut !== undefined && ran.exitCode === 137, ran.text);
}

function live(stage: Stage, ran: Ran, color: string): void {
  expected(`${HOSTNAME} points at ${color}`, liveNow(stage) === color, liveNow(stage));
  const url = `https://${HOSTNAME}`;
  expected('the last line is its address', ran.results.at(-1) === url, ran.text);
  const stored = `FLIPGATE_SECRET=${SITE.name}-${SITE.environment}/cloudflare`;
  expected('the secret is named', ran.results.includes(stored), ran.results);
}

/** As somebody sees it who comes from outside. */
async function answers(stage: Stage, release: string): Promise<void> {
  const address = `http://127.0.0.1:${stage.cloud.trafficPort}/healthz`;
  const answer = await openHttp().get(address, { host: HOSTNAME }, 10_000);
  const holds = answer.kind === 'answer' && answer.status === 200 && answer.headers['x-release'] === release;
  expected(`${HOSTNAME} answers as ${release}`, holds, answer);
}
