import type { Means } from './means.ts';
import type { Live, Stack } from './stack.ts';
import type { Kept } from './template.ts';

/** What the end of a resource needs. */
export type Endings = Pick<Means, 'makerOf' | 'befallsEnd'>;

/** The end of one resource in a stack: what is retained goes out of it and stays where it is. */
export async function endResource(
  stack: Stack,
  { makerOf, befallsEnd }: Endings,
  id: string,
  { type, made, properties }: Live,
  kept: Kept,
): Promise<void> {
  const of = { id, type, physicalId: made.physicalId };
  if (kept === 'Retain' || kept === 'RetainExceptOnCreate') return stack.tell(of, 'DELETE_SKIPPED');
  stack.tell(of, 'DELETE_IN_PROGRESS');
  try {
    await befallsEnd(id);
    await makerOf(type)
      .remove(made, properties, kept)
      .catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
    stack.tell(of, 'DELETE_COMPLETE');
  } catch (error) {
    stack.tell(of, 'DELETE_FAILED', error instanceof Error ? error.message : String(error));
    throw error;
  }
  return undefined;
}

/** What somebody else has deleted is deleted well. */
function isGone(error: unknown): boolean {
  return error instanceof Error && /NotFound|NoSuch|NotActive/.test(error.name);
}

/** What a template keeps of a resource that its first creation is taken back of. */
export function keptOnCreate(kept: Kept = 'Delete'): Kept {
  return kept === 'Retain' ? 'Retain' : 'Delete';
}
