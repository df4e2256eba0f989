import { Failure } from '../model/failure.ts';

export interface ImageReference {
  /** The account that owns the registry, where the address names it. */
  readonly registryId?: string;
  readonly region?: string;
  readonly repository: string;
  readonly digest: string;
}

const IMAGE = /^([^/\s]+)\/([^@\s:]+)@(sha256:[0-9a-f]{64})$/;
const ECR_HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([\w-]+)\./;

/** @throws Failure when it is no `<registry>/<repository>@sha256:<digest>` */
export function imageReference(image: string): ImageReference {
  const [, host, repository, digest] = IMAGE.exec(image) ?? [];
  if (host === undefined || repository === undefined || digest === undefined) {
    throw new Failure(
      `\`image\` is ${JSON.stringify(image)}, which is no image by digest.`,
      'Write `image: <account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:<64 hex digits>`.',
    );
  }
  const [, registryId, region] = ECR_HOST.exec(host) ?? [];
  return { repository, digest, ...(registryId && region ? { registryId, region } : {}) };
}
