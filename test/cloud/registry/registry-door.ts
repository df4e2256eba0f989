import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Manifest, sha256 } from '../../app/image-index.ts';
import { tagTaken } from './image-writing.ts';
import type { GivenImages } from './images.ts';
import { type Origin, putManifest } from './push.ts';

const PATH = /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^?]*)/;

/** A registry's HTTP API as ECR answers it: what a plain registry would allow and ECR does not is refused here. */
export class RegistryDoor {
  readonly #images: GivenImages;
  readonly #origin: Origin;
  readonly #presigned: string;

  constructor(images: GivenImages, origin: Origin, presigned: string) {
    this.#images = images;
    this.#origin = origin;
    this.#presigned = presigned;
  }

  readonly handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    this.#answer(incoming, outgoing).catch((error: unknown) => {
      refuse(outgoing, 500, 'UNKNOWN', String(error));
    });
  };

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { url = '/', method } = incoming;
    if (url.startsWith(this.#presigned)) {
      const path = `/v2/${url.slice(this.#presigned.length)}`;
      return this.#pass(incoming, outgoing, path, { authorization: this.#origin.authorization });
    }
    const [, repository = '', kind, reference = ''] = PATH.exec(url) ?? [];
    const { authorization } = incoming.headers;
    // Whoever is not logged in is told so by the registry itself.
    if (kind === undefined || authorization !== this.#origin.authorization)
      return this.#pass(incoming, outgoing, url);
    if (!this.#images.repositories.has(repository))
      return refuse(outgoing, 404, 'NAME_UNKNOWN', `The repository with name '${repository}' does not exist`);
    if (kind !== 'manifests') return this.#pass(incoming, outgoing, url);
    if (method === 'PUT') return this.#put(incoming, outgoing, repository, reference);
    const id = reference.startsWith('sha256:') ? { imageDigest: reference } : { imageTag: reference };
    const image = this.#images.find(repository, id);
    if (!image) return refuse(outgoing, 404, 'MANIFEST_UNKNOWN', 'Requested image not found');
    return this.#pass(incoming, outgoing, `/v2/${repository}/manifests/${image.digest}`);
  }

  async #put(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    repository: string,
    reference: string,
  ): Promise<void> {
    const body = await text(incoming);
    const mediaType = incoming.headers['content-type'] ?? '';
    const manifest: Manifest = { digest: sha256(body), mediaType, body };
    const tags = reference.startsWith('sha256:') ? [] : [reference];
    const stored = await putManifest(this.#origin, repository, manifest);
    if (stored.status !== 201) {
      outgoing.writeHead(stored.status, { 'content-type': 'application/json' });
      outgoing.end(await stored.text());
      return;
    }
    for (const tag of tags) await this.#images.beforeTag(repository, tag);
    const taken = tags.find((tag) => this.#images.find(repository, { imageTag: tag }));
    // ECR says so of the same image, too.
    if (taken !== undefined && this.#images.repositories.get(repository) === 'IMMUTABLE')
      return refuse(outgoing, 400, 'TAG_INVALID', tagTaken(taken, repository));
    this.#images.give(repository, manifest, tags);
    outgoing.writeHead(201, {
      location: `/v2/${repository}/manifests/${manifest.digest}`,
      'docker-content-digest': manifest.digest,
    });
    outgoing.end();
  }

  #pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const { hostname: host, port } = new URL(`http://${this.#origin.host}`);
    const options = {
      host,
      port,
      path,
      method: incoming.method,
      headers: { ...incoming.headers, ...headers },
    };
    const asked = request(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('end', resolve);
      answer.on('error', reject);
    });
    asked.on('error', reject);
    incoming.on('error', reject);
    incoming.pipe(asked);
    return promise;
  }
}

/** In the words of the distribution specification. */
function refuse(outgoing: ServerResponse, status: number, code: string, message: string): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ errors: [{ code, message }] }));
}
