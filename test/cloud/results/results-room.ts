import { pathOf, queryOf, textOf } from '../aws-request.ts';
import type { NarratingRoom } from '../door.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { ArtifactShelf, type KeptArtifact, TwirpError } from './artifact-shelf.ts';
import { refused, type StorageAnswer } from './block-blobs.ts';

const TWIRP = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/;
const STORAGE = /^\/artifact-storage\/(\d+)$/;

/** GitHub's service for artifacts of runs, and the storage behind it: as far as `@actions/artifact` shows them. */
export class ResultsRoom implements NarratingRoom {
  readonly shelf = new ArtifactShelf();
  /** What signed addresses begin with. */
  address = 'https://cloud.invalid';
  /** The next requests are answered by these, one each. */
  readonly refusals: { readonly status: number; readonly msg: string }[] = [];
  readonly #tokens = new Map<string, string>();

  /** The token that the runner gives to the steps of a run. */
  token(runId: string): string {
    const run = `run-${runId}`;
    const claims = { scp: `Actions.ExampleScope Actions.Results:${run}:job-1` };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = [part({ alg: 'RS256', typ: 'JWT' }), part(claims), 'signature'].join('.');
    this.#tokens.set(token, run);
    return token;
  }

  /** What the runner puts into the environment of an action. */
  environment(runId: string): Readonly<Record<string, string>> {
    return { ACTIONS_RESULTS_URL: `${this.address}/`, ACTIONS_RUNTIME_TOKEN: this.token(runId) };
  }

  async answer(request: CloudRequest): Promise<CloudResponse> {
    const refusal = this.refusals.shift();
    if (refusal) return json(refusal.status, { code: 'internal', msg: refusal.msg });
    try {
      const verb = TWIRP.exec(pathOf(request))?.[1];
      return verb === undefined ? this.#store(request) : this.#called(verb, request);
    } catch (error) {
      if (error instanceof TwirpError) return json(error.status, { code: error.code, msg: error.message });
      throw error;
    }
  }

  describe(request: CloudRequest): { operation: string; target: string } {
    const verb = TWIRP.exec(pathOf(request))?.[1];
    if (verb === undefined) return { operation: `Put${queryOf(request).get('comp') ?? ''}`, target: '' };
    const { name } = JSON.parse(textOf(request)) as { name?: string };
    return { operation: verb, target: name ?? '' };
  }

  #called(verb: string, request: CloudRequest): CloudResponse {
    const given = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
    const run = this.#tokens.get(given ?? '');
    if (run === undefined) throw new TwirpError(401, 'unauthenticated', 'token is not valid');
    const asked = JSON.parse(textOf(request)) as Record<string, unknown>;
    if (asked['workflow_run_backend_id'] !== run || asked['workflow_job_run_backend_id'] !== 'job-1')
      throw new TwirpError(403, 'permission_denied', 'the token is of another run');
    if (verb === 'CreateArtifact')
      return json(200, { ok: true, signed_upload_url: this.#signed(this.shelf.create(run, asked)) });
    if (verb === 'FinalizeArtifact')
      return json(200, { ok: true, artifact_id: String(this.shelf.finalize(run, asked)) });
    throw new TwirpError(404, 'bad_route', `no handler for ${verb}`);
  }

  #signed(kept: KeptArtifact): string {
    const query = new URLSearchParams({ sv: '2021-12-02', sp: 'cw', sig: kept.signature });
    return `${this.address}/artifact-storage/${this.shelf.artifacts.indexOf(kept)}?${query}`;
  }

  #store(request: CloudRequest): CloudResponse {
    const query = queryOf(request);
    const kept = this.shelf.artifacts[Number(STORAGE.exec(pathOf(request))?.[1] ?? -1)];
    const stored = kept ? put(kept, query, request) : refused(404, 'ResourceNotFound');
    if (stored.kind === 'created') return { status: 201, headers: {}, body: '' };
    return { status: stored.status, headers: { 'x-ms-error-code': stored.code }, body: '' };
  }
}

function put(kept: KeptArtifact, query: URLSearchParams, request: CloudRequest): StorageAnswer {
  if (query.get('sig') !== kept.signature) return refused(403, 'AuthenticationFailed');
  if (request.method !== 'PUT') return refused(405, 'UnsupportedHttpVerb');
  if (query.get('comp') === 'block') return kept.blob.putBlock(query.get('blockid') ?? '', request.body);
  if (query.get('comp') === 'blocklist')
    return kept.blob.putList(textOf(request), request.headers['x-ms-blob-content-type']);
  return refused(400, 'MissingRequiredHeader');
}

function json(status: number, body: unknown): CloudResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
