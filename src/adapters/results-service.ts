import { Failure } from '../model/failure.ts';
import type { ResultsScope } from './results-scope.ts';
import { type Sender, sentAgain } from './sent-again.ts';

/** How the service is reached that keeps the artifacts of runs. */
export interface ResultsConnection extends Sender {
  /** The runner's `ACTIONS_RESULTS_URL`. */
  readonly url: string;
  /** The runner's `ACTIONS_RUNTIME_TOKEN`. */
  readonly token: string;
  readonly scope: ResultsScope;
}

/** What was uploaded, for the service to check. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Since this one a file need not be a zip: browsers show a text as it is. */
const VERSION = 7;
export const MIME_TYPE = 'text/plain';

/**
 * GitHub describes this service in the source of its own client alone (`@actions/artifact` 6.2.1, which is not used: with its Azure
 * SDK it would add 1.3 MB to the bundle and 39 MiB to a run, writes to the log past us and reads the environment).
 * @returns where the file may be uploaded to; `taken` when the run has one of this name.
 */
export async function createArtifact(connection: ResultsConnection, name: string): Promise<URL | 'taken'> {
  const answer = await ask(connection, 'CreateArtifact', { name, version: VERSION, mime_type: MIME_TYPE });
  if (answer === 'taken') return answer;
  const { ok, signed_upload_url: address } = answer;
  if (ok === true && typeof address === 'string') return new URL(address);
  throw refusal('CreateArtifact', 'it gave no address');
}

/** @returns the artifact's id, by which people open it. */
export async function finalizeArtifact(
  connection: ResultsConnection,
  { name, bytes, sha256 }: UploadedFile,
): Promise<string> {
  // 64-bit numbers are texts in the JSON of protocol buffers.
  const facts = { name, size: String(bytes), hash: `sha256:${sha256}` };
  const answer = await ask(connection, 'FinalizeArtifact', facts);
  if (answer !== 'taken' && answer.ok === true && /^\d+$/.test(String(answer.artifact_id)))
    return String(answer.artifact_id);
  throw refusal('FinalizeArtifact', 'it gave no id');
}

interface Answer {
  readonly ok?: unknown;
  readonly signed_upload_url?: unknown;
  readonly artifact_id?: unknown;
}

async function ask(
  connection: ResultsConnection,
  verb: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<Answer | 'taken'> {
  const { url, token, scope } = connection;
  const where = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${verb}`, url);
  const ids = { workflow_run_backend_id: scope.run, workflow_job_run_backend_id: scope.job };
  const answer = await sentAgain(connection, verb, where.href, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ids, ...facts }),
  });
  const said = (await answer.json().catch(() => ({}))) as Answer & { readonly msg?: unknown };
  if (answer.ok) return said;
  if (answer.status === 409) return 'taken';
  throw refusal(verb, `HTTP ${answer.status} ${said.msg ?? ''}`.trim());
}

function refusal(verb: string, why: string): Failure {
  return new Failure(`GitHub's service for artifacts refused (${verb}): ${why}`, 'Run this again.');
}
