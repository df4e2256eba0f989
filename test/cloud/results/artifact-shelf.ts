import { createHash } from 'node:crypto';
import { BlockBlob } from './block-blobs.ts';

export interface KeptArtifact {
  readonly run: string;
  readonly name: string;
  readonly mimeType: string;
  readonly signature: string;
  readonly blob: BlockBlob;
  /** Of one that is finished. */
  id?: number;
}

/** An error as twirp spells it, with the status that it has for it. */
export class TwirpError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** In neither a name nor a path, since some file system has no place for them. */
const NOT_IN_NAMES = /["<>:|*?\r\n\\/]/;
const OLDEST = 4;
/** The first one that takes a file which is no zip. */
const ANY_FILE = 7;

/** What runs have given to be kept. */
export class ArtifactShelf {
  readonly artifacts: KeptArtifact[] = [];

  create(run: string, asked: Readonly<Record<string, unknown>>): KeptArtifact {
    const { name, version, mime_type: mimeType = 'application/zip' } = asked;
    if (typeof name !== 'string' || name === '' || NOT_IN_NAMES.test(name))
      throw new TwirpError(400, 'invalid_argument', 'the artifact name is not valid');
    if (typeof version !== 'number' || version < OLDEST)
      throw new TwirpError(400, 'invalid_argument', 'this version is not supported');
    if (mimeType !== 'application/zip' && version < ANY_FILE)
      throw new TwirpError(400, 'invalid_argument', 'this version keeps zips only');
    if (this.#of(run, name))
      throw new TwirpError(
        409,
        'already_exists',
        'an artifact with this name already exists on the workflow run',
      );
    const signature = createHash('sha256').update(`${run} ${name}`).digest('base64');
    const kept = { run, name, mimeType: String(mimeType), signature, blob: new BlockBlob() };
    this.artifacts.push(kept);
    return kept;
  }

  finalize(run: string, { name, size, hash }: Readonly<Record<string, unknown>>): number {
    const kept = this.#of(run, String(name));
    if (kept === undefined) throw new TwirpError(404, 'not_found', 'artifact not found');
    const { content } = kept.blob;
    if (content === undefined) throw new TwirpError(400, 'failed_precondition', 'nothing was uploaded');
    if (size !== String(content.length))
      throw new TwirpError(400, 'invalid_argument', `size is ${content.length}, not ${size}`);
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (hash !== undefined && hash !== `sha256:${sha256}`)
      throw new TwirpError(400, 'invalid_argument', 'the hash is another one');
    kept.id ??= this.artifacts.indexOf(kept) + 1;
    return kept.id;
  }

  #of(run: string, name: string): KeptArtifact | undefined {
    return this.artifacts.find((one) => one.run === run && one.name === name);
  }
}
