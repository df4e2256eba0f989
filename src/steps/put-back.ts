import type { ServiceState } from '../ports.ts';
import { forUndo, type Ground } from './ground.ts';

/**
 * What serves goes on serving when its service cannot be given another definition; but a service that was left with the
 * failing one would replace a lost task by it.
 */
export async function orPutBack<T>(
  ground: Ground,
  cluster: string,
  was: ServiceState,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const edit = { taskDefinition: standing(was), newDeployment: true };
    await forUndo(ground)
      .world.ecs.updateService(cluster, was.service, edit)
      .catch((putError: unknown) =>
        ground.journal.notice(`${was.service} could not be given its definition back: ${String(putError)}`),
      );
    throw error;
  }
}

/** What ran before the change, also where an ended run had begun it. */
function standing({ deployments, taskDefinition }: ServiceState): string {
  const earlier = deployments.find(({ status, running }) => status === 'ACTIVE' && running > 0);
  return earlier?.taskDefinition ?? taskDefinition;
}
