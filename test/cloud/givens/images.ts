import { createHash } from 'node:crypto';

/** An image as the registry holds it. */
export interface GivenImage {
  readonly repository: string;
  readonly digest: string;
  readonly tags: readonly string[];
  readonly mediaType: string;
  readonly manifest: string;
}

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** The registry's images. */
export class GivenImages {
  readonly all: GivenImage[] = [];
  /** Configurations of plain manifests by digest: where an image without an index says its architecture. */
  readonly configurations = new Map<string, string>();

  /**
   * An index with one manifest for each architecture and an attestation, as buildx pushes it.
   * @returns its digest.
   */
  giveIndex(
    repository: string,
    seed: string,
    architectures: readonly string[],
    tags: readonly string[] = [],
  ): string {
    const entries = architectures.map((architecture) => ({
      mediaType: MANIFEST,
      digest: digestOf(`${seed} ${architecture}`),
      size: 1000,
      platform: { architecture, os: 'linux' },
    }));
    const attestation = {
      mediaType: MANIFEST,
      digest: digestOf(`${seed} attestation`),
      size: 500,
      platform: { architecture: 'unknown', os: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    return this.#keep(repository, tags, INDEX, {
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: [...entries, attestation],
    });
  }

  /** A plain manifest, whose architecture only its configuration tells. */
  giveManifest(repository: string, seed: string, architecture: string, tags: readonly string[] = []): string {
    const configuration = JSON.stringify({ architecture, os: 'linux', seed });
    const config = digestOf(configuration);
    this.configurations.set(config, configuration);
    return this.#keep(repository, tags, MANIFEST, {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: config,
        size: configuration.length,
      },
      layers: [],
    });
  }

  find(repository: string, id: { readonly imageDigest?: string; readonly imageTag?: string }) {
    return this.all.find(
      (image) =>
        image.repository === repository &&
        (id.imageDigest === undefined || image.digest === id.imageDigest) &&
        (id.imageTag === undefined || image.tags.includes(id.imageTag)),
    );
  }

  #keep(repository: string, tags: readonly string[], mediaType: string, content: unknown): string {
    const manifest = JSON.stringify(content);
    const digest = digestOf(manifest);
    this.all.push({ repository, digest, tags, mediaType, manifest });
    return digest;
  }
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
