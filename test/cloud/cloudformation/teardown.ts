import { type Endings, endResource, keptOnCreate } from './ending.ts';
import { inTurnBack } from './in-turn.ts';
import type { Live, Stack } from './stack.ts';
import type { Kept } from './template.ts';

/** The end of a whole stack, last things first. @param retained resources that are left where they are, whatever the template says */
export async function deleteStack(
  stack: Stack,
  endings: Endings,
  retained: readonly string[] = [],
): Promise<void> {
  stack.become('DELETE_IN_PROGRESS', 'User Initiated');
  await endAll(stack, endings, 'DELETE', (id, policy) =>
    retained.includes(id) ? 'Retain' : (policy ?? 'Delete'),
  );
}

/** A first creation is taken back: what it made goes, but for what is retained in any case. */
export async function takeBackCreation(stack: Stack, endings: Endings, reason: string): Promise<void> {
  stack.become('ROLLBACK_IN_PROGRESS', reason);
  await endAll(stack, endings, 'ROLLBACK', (_, policy) => keptOnCreate(policy));
}

async function endAll(
  stack: Stack,
  endings: Endings,
  word: 'DELETE' | 'ROLLBACK',
  keptAs: (id: string, policy: Kept | undefined) => Kept,
): Promise<void> {
  const template = stack.template ?? { Resources: {} };
  const failed: string[] = [];
  await inTurnBack(template, [...stack.resources.keys()], async (id) => {
    const live = stack.resources.get(id) as Live;
    const kept = keptAs(id, template.Resources[id]?.DeletionPolicy);
    try {
      await endResource(stack, endings, id, live, kept);
      stack.resources.delete(id);
    } catch (error) {
      failed.push(id);
      throw error;
    }
  }).catch(() => {});
  if (failed.length === 0) return stack.become(`${word}_COMPLETE`);
  return stack.become(
    `${word}_FAILED`,
    `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
  );
}
