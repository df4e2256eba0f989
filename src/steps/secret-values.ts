import { Failure } from '../model/failure.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { Secrets } from '../ports.ts';

/** A secret without a value stops every task that names it, at its start: asked before one is started. */
export async function secretsHaveValues(
  secrets: Secrets,
  definitions: readonly TaskDefinition[],
): Promise<void> {
  const named = new Map<string, string>();
  for (const definition of definitions) {
    for (const container of definition.containerDefinitions) {
      for (const secret of container.secrets ?? []) named.set(secret.valueFrom, secret.name);
    }
  }
  const asked = await Promise.all(
    [...named].map(async ([id, variable]) => ({ id, variable, there: await secrets.hasValue(id) })),
  );
  const missing = asked.filter((secret) => !secret.there);
  if (missing.length === 0) return;
  throw new Failure(
    `${missing.length === 1 ? 'A secret has' : `${missing.length} secrets have`} no value: ${missing.map((secret) => secret.variable).join(', ')}.`,
    `Set each, then run this again:\n${missing.map(({ id }) => commandFor(id)).join('\n')}`,
  );
}

/** A `valueFrom` may name one key of a secret that holds JSON: `arn:…:secret:name-abc123:key:stage:version`. */
function commandFor(valueFrom: string): string {
  const [, arn, key] = /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]+)/.exec(valueFrom) ?? [];
  const [id, value] = arn === undefined ? [valueFrom, 'VALUE'] : [arn, `'{"${key}":"VALUE"}'`];
  return `aws secretsmanager put-secret-value --secret-id ${id} --secret-string ${value}`;
}
