/** Kinds of manifest that the registry may hold under a digest. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** What an image's manifest says: an index names its images, a single image tells its architecture in its configuration. */
export type ManifestSight =
  | {
      readonly kind: 'index';
      readonly architectures: readonly string[];
      /** Digest of the image for arm64. */
      readonly arm64?: string;
    }
  | { readonly kind: 'image'; readonly config: string; readonly layers: readonly number[] }
  | { readonly kind: 'unreadable' };

interface Manifest {
  readonly manifests?: readonly {
    readonly digest?: string;
    readonly platform?: { readonly architecture?: string };
  }[];
  readonly config?: { readonly digest?: string };
  readonly layers?: readonly { readonly size?: number }[];
}

/** @param text a manifest as JSON. An attestation's platform is `unknown` and no architecture. */
export function readManifest(text: string): ManifestSight {
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.manifests !== undefined) {
    const names = manifest.manifests.map((entry) => entry.platform?.architecture ?? 'unknown');
    const arm64 = manifest.manifests.find((entry) => entry.platform?.architecture === 'arm64')?.digest;
    return {
      kind: 'index',
      architectures: [...new Set(names)].filter((name) => name !== 'unknown'),
      ...(arm64 === undefined ? {} : { arm64 }),
    };
  }
  const config = manifest.config?.digest;
  if (config === undefined) return { kind: 'unreadable' };
  return { kind: 'image', config, layers: (manifest.layers ?? []).map(({ size = 0 }) => size) };
}

/** @param text an image's configuration as JSON. */
export function architectureOfConfig(text: string): readonly string[] {
  const { architecture } = JSON.parse(text) as { readonly architecture?: string };
  return architecture === undefined ? [] : [architecture];
}
