/** Kinds of manifest that the registry may hold under a digest. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Where a manifest's architectures stand: in the index itself, or in the configuration of its one image. */
export type Architectures =
  | { readonly kind: 'known'; readonly names: readonly string[] }
  | { readonly kind: 'in-config'; readonly digest: string }
  | { readonly kind: 'unreadable' };

interface Manifest {
  readonly manifests?: readonly { readonly platform?: { readonly architecture?: string } }[];
  readonly config?: { readonly digest?: string };
}

/** @param text a manifest as JSON. An attestation's platform is `unknown` and no architecture. */
export function architecturesIn(text: string): Architectures {
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.manifests !== undefined) {
    const names = manifest.manifests.map((entry) => entry.platform?.architecture ?? 'unknown');
    return { kind: 'known', names: [...new Set(names)].filter((name) => name !== 'unknown') };
  }
  const digest = manifest.config?.digest;
  return digest === undefined ? { kind: 'unreadable' } : { kind: 'in-config', digest };
}

/** @param text an image's configuration as JSON. */
export function architectureOfConfig(text: string): readonly string[] {
  const { architecture } = JSON.parse(text) as { readonly architecture?: string };
  return architecture === undefined ? [] : [architecture];
}
