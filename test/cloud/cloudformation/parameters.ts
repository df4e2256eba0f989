import { evaluate, type Scope } from './expression.ts';
import type { Values } from './proposed.ts';
import { invalid } from './refusals.ts';
import type { StackPlace } from './stacks.ts';
import type { Template, TemplateParameter } from './template.ts';

export interface GivenParameter {
  readonly ParameterKey: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: boolean;
}

/** @throws AwsError for a value that is missing, not allowed, or of no parameter */
export function parametersOf(
  { Parameters = {} }: Template,
  given: readonly GivenParameter[],
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const unknown = given.map(({ ParameterKey }) => ParameterKey).filter((key) => !(key in Parameters));
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const byKey = new Map(given.map((one) => [one.ParameterKey, one]));
  const valued = Object.entries(Parameters).map(([name, parameter]) => {
    const { UsePreviousValue, ParameterValue } = byKey.get(name) ?? {};
    const value = (UsePreviousValue ? before[name] : ParameterValue) ?? parameter.Default;
    return [name, value === undefined ? undefined : allowed(name, parameter, String(value))] as const;
  });
  const missing = valued.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
  return Object.fromEntries(valued) as Readonly<Record<string, string>>;
}

function allowed(name: string, { AllowedValues, AllowedPattern }: TemplateParameter, value: string): string {
  if (AllowedValues && !AllowedValues.map(String).includes(value))
    throw invalid(`Template error: Parameter '${name}' must be one of AllowedValues`);
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value))
    throw invalid(`Parameter '${name}' must match pattern ${AllowedPattern}`);
  return value;
}

const STORED = 'AWS::SSM::Parameter::Value<';

/**
 * What expressions may ask beside resources.
 * @param stored the value of a parameter of SSM, undefined where there is none
 * @throws AwsError for one of SSM that is not there
 */
export async function valuesOf(
  { name, id, place }: { readonly name: string; readonly id: string; readonly place: StackPlace },
  template: Template,
  parameters: Readonly<Record<string, string>>,
  stored: (name: string) => Promise<string | undefined>,
): Promise<Values> {
  const looked = Object.entries(template.Parameters ?? {}).map(async ([key, { Type }]) => {
    const value = parameters[key] ?? '';
    if (!Type.startsWith(STORED)) return [key, Type.includes('List') ? value.split(',') : value] as const;
    const found = await stored(value);
    if (found === undefined)
      throw invalid(`Unable to fetch parameters [${value}] from parameter store for this account.`);
    return [key, found] as const;
  });
  const { account, region } = place;
  return {
    values: {
      ...Object.fromEntries(await Promise.all(looked)),
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': name,
      'AWS::StackId': id,
      'AWS::NotificationARNs': [],
    },
    zones: ['a', 'b', 'c'].map((letter) => `${region}${letter}`),
  };
}

/** @throws AwsError for a rule of the template that does not hold */
export function refuseByRules(template: Template, values: Values): void {
  const scope: Scope = { template, ...values, resource: () => undefined };
  for (const [name, { RuleCondition, Assertions }] of Object.entries(template.Rules ?? {})) {
    if (RuleCondition !== undefined && evaluate(RuleCondition, scope) !== true) continue;
    const broken = Assertions.find(({ Assert }) => evaluate(Assert, scope) !== true);
    if (broken)
      throw invalid(`Template validation error: Rule ${name}: ${broken.AssertDescription ?? 'failed'}`);
  }
}
