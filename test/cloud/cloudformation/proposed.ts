import { isDeepStrictEqual } from 'node:util';
import {
  addition,
  type Deployed,
  modification,
  type RecreationOf,
  type ResourceChange,
  removal,
} from './changes.ts';
import { evaluate, holds, type Scope } from './expression.ts';
import { namesIn } from './names-in.ts';
import { inOrder } from './order.ts';
import type { Live, Stack } from './stack.ts';
import { resourcesOf, type Template, type TemplateResource } from './template.ts';

export type Values = Omit<Scope, 'template' | 'resource'>;

/**
 * What a template would change in a stack, as a change set tells it: whatever hangs on a resource that is made anew is not
 * known yet, and neither is an attribute of one that is changed.
 */
export function proposed(
  stack: Stack,
  template: Template,
  values: Values,
  recreationOf: RecreationOf,
): readonly ResourceChange[] {
  const found = new Map<string, ResourceChange>();
  const scope = { template, ...values, resource: (id: string) => known(stack, found, id) };
  const wanted = new Map(resourcesOf(template, (condition) => holds(condition, scope)));
  for (const id of inOrder(template, [...wanted.keys()])) {
    const change = changeOf(stack, id, wanted.get(id) as TemplateResource, scope, recreationOf, found);
    if (change) found.set(id, change);
  }
  const removed = [...stack.resources]
    .filter(([id]) => !wanted.has(id))
    .map(([id, live]) => removal(id, deployedAs(stack, id, live)));
  return [...removed, ...found.values()];
}

function changeOf(
  stack: Stack,
  id: string,
  resource: TemplateResource,
  scope: Scope,
  recreationOf: RecreationOf,
  found: ReadonlyMap<string, ResourceChange>,
): ResourceChange | undefined {
  const live = stack.resources.get(id);
  const properties = evaluate(resource.Properties ?? {}, scope) as Deployed['properties'];
  const after = { type: resource.Type, properties, policies: policiesOf(resource) };
  if (!live) return addition(id, after);
  const before = deployedAs(stack, id, live);
  const old = stack.template?.Resources[id];
  return modification(id, before, after, recreationOf, (property) =>
    isDeepStrictEqual(old?.Properties?.[property], resource.Properties?.[property])
      ? causeIn(resource.Properties?.[property], scope.template, found)
      : { ChangeSource: 'DirectModification' },
  );
}

/** A property whose expression is as it was differs by what it names. */
function causeIn(expression: unknown, template: Template, found: ReadonlyMap<string, ResourceChange>) {
  const named = namesIn(expression);
  const attribute = named.find(({ id, attribute }) => attribute !== undefined && found.has(id));
  if (attribute)
    return {
      ChangeSource: 'ResourceAttribute' as const,
      CausingEntity: `${attribute.id}.${attribute.attribute}`,
    };
  const resource = named.find(({ id }) => found.has(id));
  if (resource) return { ChangeSource: 'ResourceReference' as const, CausingEntity: resource.id };
  const parameter = named.find(({ id }) => id in (template.Parameters ?? {}));
  if (parameter) return { ChangeSource: 'ParameterReference' as const, CausingEntity: parameter.id };
  return { ChangeSource: 'DirectModification' as const };
}

function known(stack: Stack, found: ReadonlyMap<string, ResourceChange>, id: string) {
  const made = stack.resources.get(id)?.made;
  const change = found.get(id);
  const anew = change !== undefined && change.Replacement !== 'False';
  if (!made || anew) return undefined;
  return { ref: made.ref, attribute: (name: string) => (change ? undefined : made.attributes[name]) };
}

function deployedAs(stack: Stack, id: string, { type, made, properties }: Live): Deployed {
  return {
    type,
    physicalId: made.physicalId,
    properties,
    policies: policiesOf(stack.template?.Resources[id]),
  };
}

function policiesOf(resource: TemplateResource | undefined): Deployed['policies'] {
  const { DeletionPolicy, UpdateReplacePolicy, Metadata } = resource ?? {};
  return {
    ...(DeletionPolicy === undefined ? {} : { DeletionPolicy }),
    ...(UpdateReplacePolicy === undefined ? {} : { UpdateReplacePolicy }),
    ...(Metadata === undefined ? {} : { Metadata }),
  };
}
