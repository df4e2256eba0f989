import { TOLD } from '../../roles/policies.ts';
import type { TEMPLATE } from './template.ts';

export type Given = Readonly<Record<string, string>>;

export interface ResolvedResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
  readonly Properties: any;
}

/** What CloudFormation itself says to a template. */
const PSEUDO: Given = {
  'AWS::Partition': TOLD.partition,
  'AWS::AccountId': TOLD.account,
  'AWS::Region': TOLD.region,
  'AWS::URLSuffix': 'amazonaws.com',
};
const NOTHING = Symbol('AWS::NoValue');

/** The resources that a stack of these parameters has, with every function carried out; a reference to a resource is its id. */
export function resolved(template: typeof TEMPLATE, given: Given): ReadonlyMap<string, ResolvedResource> {
  const values = { ...PSEUDO, ...defaults(template), ...given };
  const ask = (condition: string) =>
    evaluate(template.Conditions[condition as keyof typeof template.Conditions]) === true;
  const evaluate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(evaluate).filter((one) => one !== NOTHING);
    if (typeof value !== 'object' || value === null) return value;
    const [name = '', argument] = Object.entries(value)[0] ?? [];
    const result = call(name, argument, { values, evaluate, ask });
    if (result !== undefined) return result;
    const members = Object.entries(value).map(([key, inner]) => [key, evaluate(inner)] as const);
    return Object.fromEntries(members.filter(([, inner]) => inner !== NOTHING));
  };
  const resources = Object.entries(
    template.Resources as Record<string, ResolvedResource & { Condition?: string }>,
  );
  return new Map(
    resources
      .filter(([, { Condition }]) => Condition === undefined || ask(Condition))
      .map(([id, { Type, Properties }]) => [id, { Type, Properties: evaluate(Properties) }]),
  );
}

function defaults(template: typeof TEMPLATE): Given {
  const all = Object.entries(template.Parameters as Record<string, { Default?: string | number }>);
  return Object.fromEntries(
    all.filter(([, { Default }]) => Default !== undefined).map(([name, { Default }]) => [name, `${Default}`]),
  );
}

interface Evaluation {
  readonly values: Given;
  readonly evaluate: (value: unknown) => unknown;
  readonly ask: (condition: string) => boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: each function of CloudFormation's has arguments of its own.
function call(name: string, argument: any, { values, evaluate, ask }: Evaluation): unknown {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? NOTHING : referred(argument, values);
    case 'Fn::Sub':
      return typeof argument === 'string'
        ? filled(argument, values)
        : filled(argument[0], { ...values, ...(evaluate(argument[1]) as Given) });
    case 'Fn::If':
      return evaluate(ask(argument[0]) ? argument[1] : argument[2]);
    case 'Fn::Equals':
      return evaluate(argument[0]) === evaluate(argument[1]);
    case 'Fn::Not':
      return evaluate(argument[0]) !== true;
    case 'Fn::Split':
      return (evaluate(argument[1]) as string).split(argument[0]);
    case 'Fn::Select':
      return (evaluate(argument[1]) as readonly string[])[argument[0]];
    case 'Fn::Join':
      return [evaluate(argument[1])].flat().join(argument[0]);
    default:
      return undefined;
  }
}

const LISTS = new Set(['SecretArns', 'ApplicationActions']);

function referred(name: string, values: Given): unknown {
  const value = values[name] ?? name;
  return LISTS.has(name) ? value.split(',') : value;
}

function filled(text: string, values: Given): string {
  return text.replaceAll(/\$\{([\w:]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template names ${name}, which nothing is.`);
    return value;
  });
}
