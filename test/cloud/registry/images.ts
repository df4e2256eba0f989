import { INDEX_TYPE, imageIndex, imageManifest, type Manifest } from '../../app/image-index.ts';
import type { CloudClock } from '../room.ts';

/** An image as the registry holds it. */
export interface GivenImage extends Manifest {
  readonly repository: string;
  readonly tags: Set<string>;
  readonly pushedAt: number;
}

export interface ImageId {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

export type Mutability = 'IMMUTABLE' | 'MUTABLE';

/** What a scan of an image says; `after` is the milliseconds from its push, before which it is in progress. */
export type Scan =
  | {
      readonly status: 'COMPLETE' | 'ACTIVE';
      readonly counts: Readonly<Partial<Record<Severity, number>>>;
      readonly after?: number;
    }
  | { readonly status: 'FAILED' | 'UNSUPPORTED_IMAGE' | 'PENDING' | 'FINDINGS_UNAVAILABLE' };
type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL' | 'UNDEFINED';

/** The registry's repositories and their images. */
export class GivenImages {
  readonly all: GivenImage[] = [];
  readonly repositories = new Map<string, Mutability>();
  /** Configurations of manifests by digest: where an image without an index says its architecture. */
  readonly configurations = new Map<string, string>();
  /** What ECR's scan finds in an image that is no index; undefined when it was not scanned. Set it. */
  scan: (image: GivenImage) => Scan | undefined = () => undefined;
  /** Happens before a tag is given to an image of this repository, once: somebody else is faster. */
  meanwhile: { readonly repository: string; act(tag: string): Promise<void> } | undefined;
  readonly #clock: CloudClock;

  constructor(clock: CloudClock) {
    this.#clock = clock;
  }

  /**
   * An index with one manifest for each architecture and its attestation, as buildx pushes it.
   * @returns its digest.
   */
  giveIndex(
    repository: string,
    seed: string,
    architectures: readonly string[],
    tags: readonly string[] = [],
  ): string {
    const { children, index } = imageIndex(seed, architectures);
    for (const child of children) this.give(repository, child);
    return this.give(repository, index, tags);
  }

  /** A plain manifest, whose architecture only its configuration tells. */
  giveManifest(repository: string, seed: string, architecture: string, tags: readonly string[] = []): string {
    return this.give(repository, imageManifest(seed, architecture), tags);
  }

  /** Keeps a manifest, in a repository that is made when it is not there; a tag moves from where it was. */
  give(repository: string, manifest: Manifest, tags: readonly string[] = []): string {
    if (!this.repositories.has(repository)) this.repositories.set(repository, 'IMMUTABLE');
    const { digest, configuration } = manifest;
    if (configuration !== undefined) {
      const config = (JSON.parse(manifest.body) as { config: { digest: string } }).config.digest;
      this.configurations.set(config, configuration);
    }
    for (const tag of tags) this.find(repository, { imageTag: tag })?.tags.delete(tag);
    const known = this.find(repository, { imageDigest: digest });
    const image = known ?? { ...manifest, repository, tags: new Set(), pushedAt: this.#clock.now() };
    if (!known) this.all.push(image);
    for (const tag of tags) image.tags.add(tag);
    return digest;
  }

  /** To be awaited before it is looked whether a tag is free. */
  async beforeTag(repository: string, tag: string): Promise<void> {
    const { meanwhile } = this;
    if (meanwhile?.repository !== repository) return;
    this.meanwhile = undefined;
    await meanwhile.act(tag);
  }

  find(repository: string, id: ImageId): GivenImage | undefined {
    return this.all.find(
      (image) =>
        image.repository === repository &&
        (id.imageDigest === undefined || image.digest === id.imageDigest) &&
        (id.imageTag === undefined || image.tags.has(id.imageTag)),
    );
  }

  in(repository: string): readonly GivenImage[] {
    return this.all.filter((image) => image.repository === repository);
  }

  remove(image: GivenImage): void {
    this.all.splice(this.all.indexOf(image), 1);
  }

  /** The scan as it stands now. */
  scanned(image: GivenImage): Scan | { readonly status: 'IN_PROGRESS' } | undefined {
    const scan = image.mediaType === INDEX_TYPE ? undefined : this.scan(image);
    if (scan === undefined || !('counts' in scan)) return scan;
    return this.#clock.now() < image.pushedAt + (scan.after ?? 0) ? { status: 'IN_PROGRESS' } : scan;
  }
}
