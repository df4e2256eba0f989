import { createHash } from 'node:crypto';

/** A manifest as a registry takes it: PutImage with its body and media type gives its digest. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly body: string;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const STATEMENT = 'application/vnd.in-toto+json';

/**
 * The manifests of an image for arm64 pushed with attestations, as buildx pushes it: the children first,
 * their index, whose digest is the image's, last. No layer exists; content stands for what would be in it.
 */
export function imageIndex(content: string): readonly [Manifest, Manifest, Manifest] {
  const config = JSON.stringify({ architecture: 'arm64', os: 'linux', config: {}, content: sha256(content) });
  const image = manifest(MANIFEST, {
    config: descriptor(CONFIG, config),
    layers: [descriptor(LAYER, content)],
  });
  const statement = JSON.stringify({ subject: [{ digest: image.digest }] });
  const attestation = manifest(MANIFEST, {
    config: descriptor(CONFIG, '{"architecture":"unknown","os":"unknown"}'),
    layers: [descriptor(STATEMENT, statement)],
  });
  const index = manifest(INDEX, {
    manifests: [
      { ...descriptor(MANIFEST, image.body), platform: { architecture: 'arm64', os: 'linux' } },
      {
        ...descriptor(MANIFEST, attestation.body),
        annotations: {
          'vnd.docker.reference.digest': image.digest,
          'vnd.docker.reference.type': 'attestation-manifest',
        },
        platform: { architecture: 'unknown', os: 'unknown' },
      },
    ],
  });
  return [image, attestation, index];
}

function manifest(mediaType: string, fields: object): Manifest {
  const body = JSON.stringify({ schemaVersion: 2, mediaType, ...fields });
  return { digest: sha256(body), mediaType, body };
}

function descriptor(mediaType: string, body: string) {
  return { mediaType, digest: sha256(body), size: Buffer.byteLength(body) };
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
