import type { Template } from './template.ts';

/** What expressions may ask of a stack. */
export interface Scope {
  readonly template: Template;
  /** Values of parameters and of what CloudFormation itself says, such as `AWS::Region`. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What a resource is and has; undefined while it is not there. */
  readonly resource: (id: string) => { readonly ref: unknown; attribute(name: string): unknown } | undefined;
  readonly zones: readonly string[];
}

/** Stands for a property that is left out. */
const NOTHING = Symbol('AWS::NoValue');
/**
 * What is known only once its resource is there, as a change set writes it: a text that it stands in is not known either.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html
 */
export const UNKNOWN = '{{changeSet:KNOWN_AFTER_APPLY}}';

type Function = (argument: never, scope: Scope) => unknown;

/**
 * A value with every function of CloudFormation's carried out.
 * @returns UNKNOWN in place of what hangs on a resource that is not there, or in a text that names it
 * @throws Error for a function that is none, or a reference to nothing.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((one) => evaluate(one, scope)).filter((one) => one !== NOTHING);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  if (entries.length === 1 && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))) {
    const carryOut = FUNCTIONS[name];
    if (!carryOut) throw new Error(`Template error: ${name} is no function`);
    return carryOut(argument as never, scope);
  }
  const members = entries.map(([key, inner]) => [key, evaluate(inner, scope)] as const);
  return Object.fromEntries(members.filter(([, inner]) => inner !== NOTHING));
}

/** Whether any part of it is not known yet. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(UNKNOWN);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(isUnknown);
}

export function holds(condition: string, scope: Scope): boolean {
  const found = scope.template.Conditions?.[condition];
  if (found === undefined) throw new Error(`Template error: there is no condition ${condition}`);
  return evaluate(found, scope) === true;
}

const FUNCTIONS: Readonly<Record<string, Function>> = {
  Ref: (name: string, scope) => {
    if (name === 'AWS::NoValue') return NOTHING;
    if (name in scope.values) return scope.values[name];
    if (!(name in scope.template.Resources)) throw unresolved(name);
    return scope.resource(name)?.ref ?? UNKNOWN;
  },
  Condition: (name: string, scope) => holds(name, scope),
  'Fn::GetAtt': (argument: string | readonly [string, string], scope) => {
    const [id = '', ...names] = typeof argument === 'string' ? argument.split('.') : argument;
    if (!(id in scope.template.Resources)) throw unresolved(id);
    return scope.resource(id)?.attribute(names.join('.')) ?? UNKNOWN;
  },
  'Fn::Join': ([separator, parts]: readonly [string, unknown], scope) => {
    const found = evaluate(parts, scope);
    return Array.isArray(found) ? found.map(String).join(separator) : UNKNOWN;
  },
  'Fn::Sub': (argument: string | readonly [string, object], scope) => {
    const [text, own] = typeof argument === 'string' ? [argument, {}] : argument;
    return substituted(text, { ...scope, values: { ...scope.values, ...(evaluate(own, scope) as object) } });
  },
  'Fn::Select': ([index, list]: readonly [unknown, unknown], scope) => {
    const found = evaluate(list, scope);
    return Array.isArray(found) ? found[Number(evaluate(index, scope))] : UNKNOWN;
  },
  'Fn::Split': ([separator, text]: readonly [string, unknown], scope) => {
    const found = evaluate(text, scope);
    return isUnknown(found) ? UNKNOWN : String(found).split(separator);
  },
  'Fn::GetAZs': (_: unknown, scope) => scope.zones,
  'Fn::If': ([condition, yes, no]: readonly [string, unknown, unknown], scope) =>
    evaluate(holds(condition, scope) ? yes : no, scope),
  'Fn::Equals': ([one, other]: readonly [unknown, unknown], scope) =>
    String(evaluate(one, scope)) === String(evaluate(other, scope)),
  'Fn::Not': ([condition]: readonly [unknown], scope) => evaluate(condition, scope) !== true,
  'Fn::And': (conditions: readonly unknown[], scope) =>
    conditions.every((one) => evaluate(one, scope) === true),
  'Fn::Or': (conditions: readonly unknown[], scope) =>
    conditions.some((one) => evaluate(one, scope) === true),
  'Fn::FindInMap': (keys: readonly unknown[], scope) => {
    const [map = '', first = '', second = ''] = keys.map((key) => String(evaluate(key, scope)));
    const found = scope.template.Mappings?.[map]?.[first]?.[second];
    if (found === undefined)
      throw new Error(`Template error: nothing in the mapping ${map} at ${first}, ${second}`);
    return found;
  },
  'Fn::Base64': (text: unknown, scope) => {
    const found = evaluate(text, scope);
    return isUnknown(found) ? UNKNOWN : Buffer.from(String(found)).toString('base64');
  },
  'Fn::Contains': ([list, value]: readonly [unknown, unknown], scope) =>
    (evaluate(list, scope) as readonly unknown[]).map(String).includes(String(evaluate(value, scope))),
};

function substituted(text: string, scope: Scope): unknown {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) =>
    literal === '!'
      ? `\${${name}}`
      : String(evaluate(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, scope)),
  );
}

function unresolved(name: string): Error {
  return new Error(
    `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}
