import type { TaskDefinition } from './task-definition.ts';

export interface NamedSecret {
  /** The variable in the container. */
  readonly name: string;
  /** As ECS has it in `valueFrom`. */
  readonly id: string;
}

/** The secrets that tasks of these definitions are given, each once. */
export function namedSecrets(definitions: readonly TaskDefinition[]): readonly NamedSecret[] {
  const named = new Map<string, string>();
  for (const { containerDefinitions } of definitions) {
    for (const { secrets = [] } of containerDefinitions) {
      for (const { valueFrom, name } of secrets) named.set(valueFrom, name);
    }
  }
  return [...named].map(([id, name]) => ({ id, name }));
}

/** A `valueFrom` may name one key of a secret that holds JSON: `arn:…:secret:name-abc123:key:stage:version`. */
export function setSecretCommand(valueFrom: string): string {
  const [, arn, key] = /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]+)/.exec(valueFrom) ?? [];
  const [id, value] = arn === undefined ? [valueFrom, 'VALUE'] : [arn, `'{"${key}":"VALUE"}'`];
  return `aws secretsmanager put-secret-value --secret-id ${id} --secret-string ${value}`;
}
