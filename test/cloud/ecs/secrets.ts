import type { LiveContainer, LiveTask } from './live-task.ts';
import type { Model } from './model.ts';

/** ECS's sentence about the first secret of the task that has no value, or undefined when all have one. */
export async function missingSecret(model: Model, task: LiveTask): Promise<string | undefined> {
  for (const container of task.containers) {
    for (const { valueFrom = '' } of container.definition.secrets ?? []) {
      if ((await model.secretValue(valueFrom)) === undefined) return sentence(valueFrom);
    }
  }
  return undefined;
}

export async function secretsOf(model: Model, container: LiveContainer): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { name = '', valueFrom = '' } of container.definition.secrets ?? []) {
    values[name] = (await model.secretValue(valueFrom)) ?? '';
  }
  return values;
}

function sentence(valueFrom: string): string {
  return (
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ' +
    'unable to retrieve secret from asm: service call has been retried 1 time(s): ' +
    `failed to fetch secret ${valueFrom} from secrets manager: ResourceNotFoundException: ` +
    "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT"
  );
}
