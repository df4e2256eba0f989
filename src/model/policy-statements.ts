import { type Fields, isRecord, parsedJson } from './attribute-shape.ts';

/** What a policy, as IAM's JSON, allows; what it denies takes only away. Empty for what is no policy. */
export function allowedStatements(text: unknown): readonly Fields[] {
  const policy = typeof text === 'string' ? parsedJson(text) : undefined;
  if (!isRecord(policy)) return [];
  const statements = Array.isArray(policy['Statement']) ? policy['Statement'] : [policy['Statement']];
  return statements.filter(isRecord).filter((one) => one['Effect'] === 'Allow');
}
