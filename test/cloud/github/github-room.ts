import { pathOf, queryOf } from '../aws-request.ts';
import type { NarratingRoom } from '../door.ts';
import type { CloudClock, CloudRequest, CloudResponse } from '../room.ts';
import { CONVERSATION_ROUTES } from './conversation-routes.ts';
import { DEPLOYMENT_ROUTES } from './deployment-routes.ts';
import { HISTORY_ROUTES, short } from './history-routes.ts';
import { Hub } from './hub.ts';
import { type Limit, limitedAnswer } from './limits.ts';
import { type OtherAnswer, type OtherRepository, otherAnswer } from './other-repositories.ts';
import { PULL_ROUTES } from './pull-routes.ts';
import type { Repository } from './repository.ts';
import { bodyOf, pageOf, Refused, type Route } from './route.ts';
import { JOB_TOKEN, type Token } from './tokens.ts';

const ROUTES = [...HISTORY_ROUTES, ...DEPLOYMENT_ROUTES, ...CONVERSATION_ROUTES, ...PULL_ROUTES];

/** GitHub's API, as far as the action asks of it and writes to it. */
export class GitHubRoom implements NarratingRoom {
  readonly hub: Hub;
  readonly repository: Repository;
  /** What a token may; one that is not here is a job's that may everything. */
  readonly tokens = new Map<string, Token>();
  /** Beside the one that all else is about. */
  readonly others: OtherRepository[] = [];
  /** While true every request is answered 503. */
  down = false;
  /** The next requests are answered by these, one each. */
  readonly limits: Limit[] = [];
  readonly #clock: CloudClock;

  constructor(repository: Repository, clock: CloudClock) {
    this.repository = repository;
    this.hub = new Hub(repository, clock);
    this.#clock = clock;
  }

  async answer(request: CloudRequest): Promise<CloudResponse> {
    if (this.down) return this.#json(503, { message: 'Service Unavailable' });
    const given = /^(?:token|bearer) (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
    if (given === undefined) return this.#json(401, { message: 'Requires authentication' });
    const limit = this.limits.shift();
    if (limit) {
      const { status, message, headers } = limitedAnswer(limit, this.#clock);
      return this.#json(status, { message }, headers);
    }
    const token = this.tokens.get(given) ?? JOB_TOKEN;
    if (pathOf(request) === '/graphql') return this.#viewer(token);
    try {
      return this.#routed(request, token);
    } catch (error) {
      if (error instanceof Refused) return this.#json(error.status, error.body);
      throw error;
    }
  }

  describe(request: CloudRequest): { operation: string; target: string } {
    const { route, found } = this.#find(request);
    const query = queryOf(request);
    const told = route?.told?.({ found, query, body: bodyOf(request) });
    return { operation: route?.operation ?? request.method, target: told ?? found.map(short).join(' ') };
  }

  #routed(request: CloudRequest, token: Token): CloudResponse {
    const { route, found } = this.#find(request);
    const other = request.method === 'GET' && otherAnswer(this.others, pathOf(request));
    if (other) return this.#sent(other, request);
    if (!route) throw new Refused(404, 'Not Found');
    if (!this.#may(token, route)) throw new Refused(403, 'Resource not accessible by integration');
    const asked = { hub: this.hub, token, found, query: queryOf(request), body: bodyOf(request) };
    return this.#sent(route.answer(asked), request);
  }

  #may(token: Token, { permission, method }: Route): boolean {
    const access = method === 'GET' ? 'read' : 'write';
    // A pull request is an issue: either permission does for its comments and labels.
    const names = permission === 'issues' ? (['issues', 'pull-requests'] as const) : [permission];
    return names.some((name) => token.may(name, access));
  }

  #sent(answered: OtherAnswer, request: CloudRequest): CloudResponse {
    switch (answered.kind) {
      case 'one':
        return this.#json(answered.status, answered.body);
      case 'list': {
        const { items, link } = pageOf(answered.items, request, `https://api.github.com${pathOf(request)}`);
        return this.#json(200, items, link === undefined ? {} : { link });
      }
      case 'moved':
        return this.#json(301, { message: 'Moved Permanently' }, { location: answered.location });
      case 'nothing':
        return { status: 204, headers: this.#headers(), body: '' };
    }
  }

  /** All that is asked of GraphQL: for a job's token there is no other way to learn whom it writes as. */
  #viewer({ login }: Token): CloudResponse {
    return this.#json(200, { data: { viewer: { login } } });
  }

  #find(request: CloudRequest): { route?: Route; found: readonly string[] } {
    const path = decodeURIComponent(pathOf(request));
    const base = `/repos/${this.repository.owner}/${this.repository.name}`;
    for (const route of path === base || path.startsWith(`${base}/`) ? ROUTES : []) {
      const match = route.method === request.method && route.path.exec(path.slice(base.length));
      if (match) return { route, found: match.slice(1) };
    }
    return { found: [path] };
  }

  #json(status: number, body: unknown, more: Readonly<Record<string, string>> = {}): CloudResponse {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    return { status, headers: { ...this.#headers(), ...type, ...more }, body: JSON.stringify(body) };
  }

  #headers(): Readonly<Record<string, string>> {
    return { date: new Date(this.#clock.now()).toUTCString(), 'x-github-request-id': 'local' };
  }
}
