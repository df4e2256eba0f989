import { Failure } from '../model/failure.ts';

/** A repository at its address. */
export interface RepositoryReference {
  /** The account that owns the registry, where the address names it. */
  readonly registryId?: string;
  readonly region?: string;
  readonly repository: string;
}
export interface ImageReference extends RepositoryReference {
  readonly digest: string;
}

const IMAGE = /^([^/\s]+\/[^@\s:]+)@(sha256:[0-9a-f]{64})$/;
const ECR_HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([\w-]+)\./;

/** @throws Failure when it is no `<registry>/<repository>@sha256:<digest>` */
export function imageReference(image: string): ImageReference {
  const [, address, digest] = IMAGE.exec(image) ?? [];
  if (address !== undefined && digest !== undefined) return { ...repositoryReference(address), digest };
  throw new Failure(
    `\`image\` is ${JSON.stringify(image)}, which is no image by digest.`,
    'Write `image: <account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:<64 hex digits>`.',
  );
}

/** @param address  `<registry>/<repository>` */
export function repositoryReference(address: string): RepositoryReference {
  const [, registryId, region] = ECR_HOST.exec(address) ?? [];
  return {
    repository: address.slice(address.indexOf('/') + 1),
    ...(registryId && region ? { registryId, region } : {}),
  };
}
