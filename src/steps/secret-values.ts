import { Failure } from '../model/failure.ts';
import { namedSecrets, setSecretCommand } from '../model/named-secrets.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { Secrets } from '../ports.ts';

/** A secret without a value stops every task that names it, at its start: asked before one is started. */
export async function secretsHaveValues(
  secrets: Secrets,
  definitions: readonly TaskDefinition[],
): Promise<void> {
  const asked = await Promise.all(
    namedSecrets(definitions).map(async (secret) => ({
      ...secret,
      there: await secrets.hasValue(secret.id),
    })),
  );
  const missing = asked.filter((secret) => !secret.there);
  if (missing.length === 0) return;
  throw new Failure(
    `${missing.length === 1 ? 'A secret has' : `${missing.length} secrets have`} no value: ${missing.map((secret) => secret.name).join(', ')}.`,
    `Set each, then run this again:\n${missing.map(({ id }) => setSecretCommand(id)).join('\n')}`,
  );
}
