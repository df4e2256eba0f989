/** What a task definition's `valueFrom`, or an id given by a person, points at. */
export type SecretReference =
  | {
      readonly kind: 'secret';
      /** The name or ARN that Secrets Manager takes. */
      readonly id: string;
      /** One value of a secret that holds a JSON object. */
      readonly jsonKey?: string;
      readonly stage?: string;
      readonly version?: string;
    }
  | { readonly kind: 'parameter'; readonly name: string };

const SECRET_ARN = /^(arn:[\w-]+:secretsmanager:[\w-]+:\d+:secret:[^:]+)(?::([^:]*):([^:]*):([^:]*))?$/;
const PARAMETER_ARN = /^arn:[\w-]+:ssm:[\w-]+:\d+:parameter(\/.+)$/;

/** `arn:…:secret:name-abc123:json-key:stage:version`, each of the last three may be empty or absent. */
export function secretReference(valueFrom: string): SecretReference {
  const parameter = PARAMETER_ARN.exec(valueFrom)?.[1];
  if (parameter !== undefined) return { kind: 'parameter', name: parameter };
  const [, arn, jsonKey, stage, version] = SECRET_ARN.exec(valueFrom) ?? [];
  if (arn === undefined) return { kind: 'secret', id: valueFrom };
  return {
    kind: 'secret',
    id: arn,
    ...(jsonKey ? { jsonKey } : {}),
    ...(stage ? { stage } : {}),
    ...(version ? { version } : {}),
  };
}

/**
 * True when the secret has a value under the referred version and stage.
 * @param stages by version id, as DescribeSecret gives them; a secret without a value has none
 */
export function hasVersion(
  stages: Readonly<Record<string, readonly string[]>>,
  { stage, version }: { readonly stage?: string; readonly version?: string },
): boolean {
  if (version !== undefined) return (stages[version] ?? []).includes(stage ?? stages[version]?.[0] ?? '');
  return Object.values(stages).some((names) => names.includes(stage ?? 'AWSCURRENT'));
}
