import { awsError } from './aws-answer.ts';
import { awsFacts } from './aws-facts.ts';
import { awsService, pathOf } from './aws-request.ts';
import type { Caller } from './caller.ts';
import type { CallFacts } from './recording.ts';
import type { CloudRequest, CloudResponse, Room } from './room.ts';
import type { SceneClock } from './scene-clock.ts';
import type { Wire } from './wire.ts';

/** A room that can say in its own words what a request asks for. */
export interface NarratingRoom extends Room {
  describe(request: CloudRequest): Omit<CallFacts, 'service'>;
}

export interface Rooms {
  /** By signing name: `s3`, `ecs`, `monitoring` … */
  readonly aws: ReadonlyMap<string, Room>;
  /** Every AWS service without a room of its own. */
  readonly elsewhere?: Room;
  readonly cloudflare: NarratingRoom;
  readonly github: NarratingRoom;
  readonly results?: NarratingRoom;
}

/** Where Cloudflare's and GitHub's API live on the cloud's one address. */
export const CLOUDFLARE_PATH = '/client/v4';
export const GITHUB_PATH = '/github';
/** Clients take the origin alone of the service for artifacts. */
const RESULTS_PATHS = /^\/(twirp|artifact-storage)\//;

/** The cloud's one door: every API request comes in here and is answered by the room it is for. */
export class Door {
  /** Told every request before it is answered; by default nobody listens. */
  overhear: (request: CloudRequest, caller?: Caller) => void = () => {};
  readonly #clock: SceneClock;
  readonly #wire: Wire;
  readonly #rooms: Rooms;

  constructor(clock: SceneClock, wire: Wire, rooms: Rooms) {
    this.#clock = clock;
    this.#wire = wire;
    this.#rooms = rooms;
  }

  /**
   * The answer, which for a numbered caller passes the wire.
   * @throws Killed or LostReply, for a numbered caller only.
   */
  answer(request: CloudRequest, caller?: Caller): Promise<CloudResponse> {
    this.overhear(request, caller);
    return this.#clock.flight(async () => {
      const { facts, room, inside } = this.#find(request);
      if (!caller) return room.answer(inside);
      return this.#wire.pass(caller, facts(), inside, (asked) => room.answer(asked));
    });
  }

  #find(request: CloudRequest): { facts: () => CallFacts; room: Room; inside: CloudRequest } {
    const path = pathOf(request);
    if (path.startsWith(`${CLOUDFLARE_PATH}/`))
      return narrated('cloudflare', this.#rooms.cloudflare, request, CLOUDFLARE_PATH);
    if (path.startsWith(`${GITHUB_PATH}/`))
      return narrated('github', this.#rooms.github, request, GITHUB_PATH);
    if (this.#rooms.results && RESULTS_PATHS.test(path))
      return narrated('results', this.#rooms.results, request, '');
    const room = this.#rooms.aws.get(awsService(request)) ?? this.#rooms.elsewhere ?? NOWHERE;
    return { facts: () => awsFacts(request), room, inside: request };
  }
}

function narrated(service: string, room: NarratingRoom, request: CloudRequest, base: string) {
  const inside = { ...request, url: request.url.slice(base.length) };
  return { facts: () => ({ service, ...room.describe(inside) }), room, inside };
}

const NOWHERE: Room = {
  answer: async (request) =>
    awsError(request, 501, 'NotImplemented', `The local cloud has no ${awsService(request)}`),
};
