import { type NamedSecret, setSecretCommand } from '../named-secrets.ts';
import { type Fact, unanswered } from './fact.ts';
import type { Finding } from './finding.ts';

export interface SecretFact extends NamedSecret {
  /** Who gives it its value. */
  readonly by: 'bootstrap' | 'a person';
  readonly hasValue: Fact<boolean>;
}

/** A secret without a value stops every task that names it, at its start. */
export function secretsFinding(secrets: readonly SecretFact[]): Finding {
  const check = 'secrets';
  const empty = secrets.filter(({ hasValue }) => hasValue.kind === 'known' && !hasValue.value);
  if (empty.length > 0) {
    return {
      ...{ check, kind: 'bad', found: `without a value: ${empty.map(({ name }) => name).join(', ')}` },
      remedy: remedyFor(empty),
    };
  }
  for (const { name, hasValue } of secrets) {
    if (hasValue.kind === 'unknown')
      return unanswered(check, { ...hasValue, why: `${name}: ${hasValue.why}` }, 'by deploys');
  }
  return { check, kind: 'good', found: `${secrets.map(({ name }) => name).join(', ')} have values` };
}

function remedyFor(empty: readonly SecretFact[]): string {
  const names = empty.flatMap(({ by, name }) => (by === 'bootstrap' ? [name] : []));
  const commands = empty.flatMap(({ by, id }) => (by === 'bootstrap' ? [] : [setSecretCommand(id)]));
  return [
    ...(names.length === 0
      ? []
      : [`Apply bootstrap for this environment: it generates ${names.join(' and ')}.`]),
    ...(commands.length === 0 ? [] : [`Set: ${commands.join('; ')}`]),
  ].join(' ');
}
