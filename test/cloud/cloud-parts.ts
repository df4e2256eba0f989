import { Certificates } from './acm/certificates.ts';
import { AlarmHistory } from './alarms/alarm-history.ts';
import { Alarms } from './alarms/alarms.ts';
import { FULL_TOKEN } from './cloudflare/access.ts';
import { CloudflareRoom } from './cloudflare/cloudflare-room.ts';
import { Zone } from './cloudflare/zone.ts';
import type { Place } from './ecs/names.ts';
import { GitHubRoom } from './github/github-room.ts';
import { Repository } from './github/repository.ts';
import type { GivenBalancer } from './givens/balancers-room.ts';
import { GivenSecrets } from './givens/secrets-room.ts';
import { seededRandom } from './random.ts';
import { GivenImages } from './registry/images.ts';
import { ResultsRoom } from './results/results-room.ts';
import type { SceneClock } from './scene-clock.ts';

export interface PartsOptions {
  readonly clock: SceneClock;
  readonly home: Place;
  readonly zone: string;
  /** `owner/name` */
  readonly repository: string;
  /** Milliseconds between a write to the zone and the edge acting on it, drawn evenly. */
  readonly propagation: { readonly least: number; readonly most: number };
  readonly seed: number;
  /** Those of a real registry; else there are none but those that are given. */
  readonly images?: GivenImages | undefined;
}

/** The token that the local Cloudflare and GitHub know from the start. */
export const LOCAL_TOKEN = 'local-cloud-token';

/** Everything in the cloud that holds state of its own and needs nobody else. */
export function openParts(options: PartsOptions) {
  const { clock, home } = options;
  const random = seededRandom(options.seed);
  const { least, most } = options.propagation;
  const propagation = () => least + Math.round(random() * (most - least));
  const zone = new Zone(options.zone, clock, { propagation });
  const cloudflare = new CloudflareRoom();
  cloudflare.zones.push(zone);
  cloudflare.tokens.set(LOCAL_TOKEN, FULL_TOKEN);
  const alarms = new Alarms(clock, home);
  const [owner = '', name = ''] = options.repository.split('/');
  return {
    zone,
    cloudflare,
    github: new GitHubRoom(new Repository(owner, name), clock),
    results: new ResultsRoom(),
    certificates: new Certificates(clock, cloudflare.zones),
    alarms,
    alarmHistory: new AlarmHistory(clock, alarms),
    images: options.images ?? new GivenImages(clock),
    secrets: new GivenSecrets(home),
    /** Load balancers that AWS describes, by ARN, where no emulator holds them. */
    balancers: new Map<string, GivenBalancer>(),
    /** Trust policies of roles, by name. */
    trusts: new Map<string, string>(),
    /** Values of SSM's parameters, by name. */
    parameters: new Map<string, string>(),
    /** Allocations of Elastic IPs. */
    addresses: [] as string[],
    /** Of the account, by code, as a new one has them: Fargate's vCPU, load balancers, Elastic IPs. */
    quotas: new Map([
      ['L-3032A538', 6],
      ['L-53DA6B97', 50],
      ['L-0263D0A3', 5],
    ]),
  };
}
export type Parts = ReturnType<typeof openParts>;
