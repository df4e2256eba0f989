import type { Clock, Http } from '../../src/ports.ts';
import type { Killed } from './caller.ts';
import { Caller } from './caller.ts';
import { cloudFetch } from './cloud-fetch.ts';
import { CLOUDFLARE_PATH, type Door, GITHUB_PATH } from './door.ts';
import type { Edge } from './edge/edge.ts';
import { edgeHttp } from './edge-http.ts';
import type { SceneClock } from './scene-clock.ts';
import { type SdkHandler, sdkHandler } from './sdk-handler.ts';
import type { Wire } from './wire.ts';

/** What an in-process run of the action has instead of a network; each run is a process of its own. */
export interface CloudProcess {
  readonly caller: Caller;
  /** Rejects for ever once the process is killed. */
  readonly clock: Clock;
  /** To be spread into the configuration of any client of the AWS SDK. */
  readonly aws: {
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly requestHandler: SdkHandler;
  };
  /** For the clients `cloudflare` (with `cloudflareBaseUrl`) and octokit (with `githubBaseUrl`). */
  readonly fetch: typeof fetch;
  readonly cloudflareBaseUrl: string;
  readonly githubBaseUrl: string;
  readonly http: Http;
  /** Resolves when a fault kills the process. */
  readonly killed: Promise<Killed>;
}

export interface Surroundings {
  readonly clock: SceneClock;
  readonly door: Door;
  readonly wire: Wire;
  readonly edge: Edge;
  readonly region: string;
}

export function startProcess(name: string, around: Surroundings): CloudProcess {
  const death = Promise.withResolvers<Killed>();
  const mortality = new AbortController();
  const caller = new Caller(name, (reason) => {
    death.resolve(reason);
    mortality.abort(reason);
  });
  return {
    caller,
    clock: mortalClock(around.clock, mortality.signal),
    aws: {
      region: around.region,
      credentials: { accessKeyId: 'LOCALCLOUD', secretAccessKey: 'local-cloud' },
      requestHandler: sdkHandler((request) => around.door.answer(request, caller)),
    },
    fetch: cloudFetch((request) => around.door.answer(request, caller)),
    cloudflareBaseUrl: `${NOWHERE}${CLOUDFLARE_PATH}`,
    githubBaseUrl: `${NOWHERE}${GITHUB_PATH}`,
    http: edgeHttp(around, caller),
    killed: death.promise,
  };
}

/** Never resolved: requests to it are answered without a network. */
const NOWHERE = 'https://cloud.invalid';

function mortalClock(clock: Clock, mortality: AbortSignal): Clock {
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => clock.sleep(ms, signal ? AbortSignal.any([signal, mortality]) : mortality),
  };
}
