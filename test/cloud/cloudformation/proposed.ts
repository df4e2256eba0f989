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
      ? causeIn(resource.Properties?.[property], found)
      : { ChangeSource: 'DirectModification' },
  );
}

/** A property whose expression is as it was differs by what it names. */
function causeIn(expression: unknown, found: ReadonlyMap<string, ResourceChange>) {
  const text = JSON.stringify(expression ?? null);
  for (const id of found.keys()) {
    const attribute = new RegExp(`"Fn::GetAtt":\\["${id}","([^"]+)"\\]`).exec(text)?.[1];
    if (attribute) return { ChangeSource: 'ResourceAttribute' as const, CausingEntity: `${id}.${attribute}` };
    if (text.includes(`"Ref":"${id}"`))
      return { ChangeSource: 'ResourceReference' as const, CausingEntity: id };
  }
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
  const { DeletionPolicy, UpdateReplacePolicy } = resource ?? {};
  return {
    ...(DeletionPolicy === undefined ? {} : { DeletionPolicy }),
    ...(UpdateReplacePolicy === undefined ? {} : { UpdateReplacePolicy }),
  };
}
