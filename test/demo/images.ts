import { mkdir } from 'node:fs/promises';
import type { TreeOf } from '../cloud/processes/process-runner.ts';
import { type ClosedBy, type ImageBuilder, openBuilder } from '../image/builder.ts';
import { isRefusal, refusedByMachine } from '../image/kernel.ts';

/** What builds images, or why nothing does. */
export async function builderFor(
  folder: string,
  closedBy: ClosedBy,
  images: 'pushed' | 'built',
): Promise<ImageBuilder | string> {
  if (images === 'pushed') return 'no image is built here';
  const refused = await refusedByMachine();
  if (refused !== undefined) return refused;
  await mkdir(folder);
  return openBuilder(folder, closedBy).catch((error: unknown) => {
    if (isRefusal(error)) return error.message;
    throw error;
  });
}

/** An image that the builder made holds the tree of its commit; its tasks run from that, as processes of this machine. */
export function treesOf(builder: ImageBuilder | string, trees: ReadonlyMap<string, string>): TreeOf {
  return ({ image, environment }) => {
    if (typeof builder === 'string') return undefined;
    const isBuilt = builder.registry.images.all.some(({ digest }) => image.endsWith(`@${digest}`));
    return isBuilt ? trees.get(environment['RELEASE'] ?? '') : undefined;
  };
}
