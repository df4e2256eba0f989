import { Failure } from '../model/failure.ts';
import type { Outlook } from './ground.ts';

/** The digest is in the registry and holds what ARM64 tasks can execute; read before anything is changed. */
export async function image(ground: Outlook, reference: string): Promise<void> {
  const found = await ground.world.images.find(reference);
  if (!found) {
    throw new Failure(
      `\`image\` ${reference} is not in the registry.`,
      'Push it first, and give the digest that the push printed.',
    );
  }
  if (!found.architectures.includes('arm64')) {
    throw new Failure(
      `\`image\` ${reference} holds ${found.architectures.join(', ') || 'no known architecture'}; an ARM64 task would end with "exec format error".`,
      'Build it with --platform linux/arm64.',
    );
  }
  ground.journal.done(`found ${reference.split('@')[1]?.slice(0, 19)} for arm64`);
}
