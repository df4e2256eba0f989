import { createHash } from 'node:crypto';

/** A manifest as a registry takes it: PutImage with its body and media type gives its digest. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly body: string;
  /** What its `config` holds; an index has none. */
  readonly configuration?: string;
}

export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const STATEMENT = 'application/vnd.in-toto+json';

/**
 * The manifests of an image pushed with attestations, as buildx pushes it: the children first, their index,
 * whose digest is the image's, last. No layer exists; content stands for what would be in it.
 */
export function imageIndex(
  content: string,
  architectures: readonly string[] = ['arm64'],
): { readonly children: readonly Manifest[]; readonly index: Manifest } {
  const pairs = architectures.map((architecture) => {
    const image = imageManifest(content, architecture);
    return { architecture, image, attestation: attestationOf(image) };
  });
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: INDEX_TYPE,
    manifests: [
      ...pairs.map(({ architecture, image }) => ({
        ...descriptor(MANIFEST, image.body),
        platform: { architecture, os: 'linux' },
      })),
      ...pairs.map(({ image, attestation }) => ({
        ...descriptor(MANIFEST, attestation.body),
        annotations: {
          'vnd.docker.reference.digest': image.digest,
          'vnd.docker.reference.type': 'attestation-manifest',
        },
        platform: { architecture: 'unknown', os: 'unknown' },
      })),
    ],
  });
  return {
    children: pairs.flatMap(({ image, attestation }) => [image, attestation]),
    index: { digest: sha256(body), mediaType: INDEX_TYPE, body },
  };
}

/** One image without an index, whose architecture only its configuration tells. */
export function imageManifest(content: string, architecture: string): Manifest {
  const configuration = JSON.stringify({ architecture, os: 'linux', config: {}, content: sha256(content) });
  return manifest(configuration, descriptor(LAYER, content));
}

function attestationOf(image: Manifest): Manifest {
  const statement = JSON.stringify({ subject: [{ digest: image.digest }] });
  return manifest('{"architecture":"unknown","os":"unknown"}', descriptor(STATEMENT, statement));
}

function manifest(configuration: string, layer: object): Manifest {
  const config = descriptor(CONFIG, configuration);
  const body = JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config, layers: [layer] });
  return { digest: sha256(body), mediaType: MANIFEST, body, configuration };
}

function descriptor(mediaType: string, body: string) {
  return { mediaType, digest: sha256(body), size: Buffer.byteLength(body) };
}

export function sha256(text: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
