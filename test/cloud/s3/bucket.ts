import { createHash } from 'node:crypto';
import { S3Refusal } from './s3-refusal.ts';

export interface S3Object {
  readonly body: Uint8Array;
  /** With its quotes. */
  readonly etag: string;
  /** Milliseconds since the epoch; S3 tells whole seconds only. */
  readonly modifiedAt: number;
  /** Headers that come back as they were sent: content type, encoding, `x-amz-meta-…`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a write demands of the object that it would replace. */
export type Condition =
  | { readonly kind: 'none' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'match'; readonly etag: string };

/** One bucket's objects. Writes are conditional as S3's are: strongly consistent, one winner. */
export class Bucket {
  /** The account that it belongs to. */
  readonly owner: string;
  /** Where it is, when that is another region than the cloud's. */
  readonly elsewhere: string | undefined;
  /** What S3 says of it; its objects are kept without a history all the same. */
  versioning: 'Enabled' | 'Suspended' | undefined;
  readonly #objects = new Map<string, S3Object>();
  /** Keys with a write under way: a conditional write that meets one is told 409, as on the real S3. */
  readonly contested = new Set<string>();

  constructor(owner: string, elsewhere?: string) {
    this.owner = owner;
    this.elsewhere = elsewhere;
  }

  get(key: string): S3Object | undefined {
    return this.#objects.get(key);
  }

  /** Keys in the byte order of S3's listings. */
  keys(): readonly string[] {
    return [...this.#objects.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  /** @throws S3Refusal PreconditionFailed, NoSuchKey or ConditionalRequestConflict. */
  put(key: string, object: Pick<S3Object, 'body' | 'headers'>, condition: Condition, now: number): S3Object {
    this.#demand(key, condition);
    if (condition.kind === 'match' && !this.#objects.has(key)) {
      throw new S3Refusal('NoSuchKey', 'The specified key does not exist.', 404);
    }
    const etag = `"${createHash('md5').update(object.body).digest('hex')}"`;
    const stored = { ...object, etag, modifiedAt: now };
    this.#objects.set(key, stored);
    return stored;
  }

  /** Deleting what is not there succeeds, unless a condition names an etag. */
  delete(key: string, condition: Condition): void {
    this.#demand(key, condition);
    if (condition.kind === 'match' && !this.#objects.has(key)) {
      throw new S3Refusal('NoSuchKey', 'The specified key does not exist.', 404);
    }
    this.#objects.delete(key);
  }

  #demand(key: string, condition: Condition): void {
    if (condition.kind === 'none') return;
    if (this.contested.has(key)) {
      throw new S3Refusal('ConditionalRequestConflict', 'A conflicting operation is in progress.', 409);
    }
    const present = this.#objects.get(key);
    const holds =
      condition.kind === 'absent'
        ? present === undefined
        : present === undefined || condition.etag === '*' || condition.etag === present.etag;
    if (!holds) throw new S3Refusal('PreconditionFailed', FAILED, 412);
  }
}

const FAILED = 'At least one of the pre-conditions you specified did not hold';
