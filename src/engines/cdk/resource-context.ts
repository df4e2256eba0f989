import { type Fields, isRecord, type Marked, parsedJson } from '../../model/attribute-shape.ts';

/**
 * Stands for a value, or a part of a text, that CloudFormation knows only once the change set was executed.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html
 */
export const KNOWN_AFTER = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** The properties of one side of a change, as a change set's context tells them; nothing where there is no such side. */
export function propertiesOf(type: string, context: string | undefined): Marked {
  const read = context === undefined ? undefined : parsedJson(context);
  const properties = isRecord(read) && isRecord(read['Properties']) ? read['Properties'] : undefined;
  return properties === undefined ? { value: undefined } : marked(asTold(type, properties));
}

/** A template's own properties: what a function gives is known later. */
export function templateProperties(type: string, properties: Fields): Marked {
  return marked(asTold(type, withoutFunctions(properties) as Fields));
}

function marked(value: Fields): Marked {
  return { value, unknown: unknownIn(value) };
}

/** True for what is not known as a whole, and a tree of the same shape otherwise. */
function unknownIn(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(KNOWN_AFTER);
  if (Array.isArray(value)) return value.map(unknownIn);
  if (!isRecord(value)) return false;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unknownIn(inner)]));
}

function withoutFunctions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFunctions);
  if (!isRecord(value)) return value;
  const [only, ...more] = Object.keys(value);
  if (more.length === 0 && only !== undefined && /^(Ref$|Fn::)/.test(only)) return KNOWN_AFTER;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutFunctions(inner)]));
}

/** Containers are told as ECS itself writes them: by their names, their variables by theirs, and no secret by its value. */
function asTold(type: string, properties: Fields): Fields {
  if (type !== 'AWS::ECS::TaskDefinition') return properties;
  return { ...properties, ContainerDefinitions: asEcsWrites(properties['ContainerDefinitions']) };
}

function asEcsWrites(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asEcsWrites);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
      asEcsWrites(inner),
    ]),
  );
}
