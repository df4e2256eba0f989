import { createHash } from 'node:crypto';
import type { BuildWish } from './build-wish.ts';

/** The prefix by which the registry's lifecycle rules tell builds from releases (infra/terraform/modules/ecr). */
const PREFIX = 'build-';

/** Everything that a build's result depends on. */
export interface BuildSources {
  /** SHA-256 of the context's files, as the build would see them. */
  readonly contextDigest: string;
  readonly files: number;
  readonly bytes: number;
  /** The Dockerfile's text. */
  readonly dockerfile: string;
}

/**
 * The tag under which the same build is found again: of the context, the Dockerfile, the arguments, the compression
 * and the digests of the images that it builds on. Secrets have no part in it: what they open is not in the tree.
 *
 * @param bases  digests by the images' names, as the Dockerfile has them once its arguments are known
 */
export function buildTag(
  sources: Pick<BuildSources, 'contextDigest' | 'dockerfile'>,
  wish: Pick<BuildWish, 'buildArgs' | 'compression'>,
  bases: Readonly<Record<string, string>>,
): string {
  const parts = {
    version: 1,
    platform: 'linux/arm64',
    context: sources.contextDigest,
    dockerfile: sources.dockerfile,
    arguments: Object.entries(wish.buildArgs).sort(byName),
    compression: wish.compression,
    bases: Object.entries(bases).sort(byName),
  };
  return `${PREFIX}${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
