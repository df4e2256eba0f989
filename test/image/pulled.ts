import { Failure } from '../../src/model/failure.ts';
import { sha256 } from '../app/image-index.ts';
import type { OpenRegistry } from '../cloud/registry/open-registry.ts';
import { authorizationFor } from '../cloud/registry/registry-login.ts';

interface Descriptor {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
  readonly platform?: { readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

interface ImageManifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** What a container of the image is started with. */
export interface ImageConfiguration {
  readonly architecture: string;
  readonly config: {
    readonly User?: string;
    readonly Env?: readonly string[];
    readonly Cmd?: readonly string[];
    readonly Entrypoint?: readonly string[];
    readonly WorkingDir?: string;
    readonly Volumes?: Readonly<Record<string, object>>;
    readonly Healthcheck?: { readonly Test: readonly string[] };
  };
}

interface Statement {
  readonly predicateType: string;
  readonly subject: readonly { readonly digest: { readonly sha256: string } }[];
  readonly predicate: unknown;
}

/** An image read back from the registry, everything checked against its digest. */
export interface Pulled {
  /** Digest of the manifest for arm64. */
  readonly manifest: string;
  readonly configuration: ImageConfiguration;
  readonly bytes: number;
  readonly layers: readonly Uint8Array[];
  readonly attestations: readonly Statement[];
}

/** @param image `<repository>@sha256:…` */
export async function pull(registry: OpenRegistry, image: string): Promise<Pulled> {
  const [name = '', digest = ''] = image.split('@');
  const repository = name.slice(name.indexOf('/') + 1);
  const get = (kind: 'manifests' | 'blobs', wanted: string) => fetched(registry, repository, kind, wanted);
  const json = async <T>(kind: 'manifests' | 'blobs', wanted: string): Promise<T> =>
    JSON.parse(Buffer.from(await get(kind, wanted)).toString()) as T;
  const { manifests } = await json<{ manifests: readonly Descriptor[] }>('manifests', digest);
  const arm64 = manifests.find(({ platform }) => platform?.architecture === 'arm64');
  const attested = manifests.find(
    ({ annotations }) => annotations?.['vnd.docker.reference.digest'] === arm64?.digest,
  );
  if (!arm64 || !attested) throw new Failure(`${image} is no index with arm64 and its attestations.`, '');
  const manifest = await json<ImageManifest>('manifests', arm64.digest);
  const statements = await json<ImageManifest>('manifests', attested.digest);
  return {
    manifest: arm64.digest,
    configuration: await json('blobs', manifest.config.digest),
    bytes: manifest.layers.reduce((sum, { size }) => sum + size, 0),
    layers: await Promise.all(manifest.layers.map((layer) => get('blobs', layer.digest))),
    attestations: await Promise.all(statements.layers.map((layer) => json<Statement>('blobs', layer.digest))),
  };
}

async function fetched(
  { front }: OpenRegistry,
  repository: string,
  kind: 'manifests' | 'blobs',
  digest: string,
): Promise<Uint8Array> {
  const authorization = authorizationFor(front.password);
  const accept =
    'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/octet-stream';
  const url = `${front.endpoint()}/v2/${repository}/${kind}/${digest}`;
  const answer = await fetch(url, { headers: { authorization, accept } });
  const body = new Uint8Array(await answer.arrayBuffer());
  if (answer.ok && sha256(body) === digest) return body;
  throw new Failure(`The registry answers ${answer.status} for ${digest}, or with other content.`, '');
}
