import { readFileSync } from 'node:fs';
import type { Node } from 'constructs';
import { z } from 'zod';

const STACKS = ['bootstrap', 'shared', 'color'] as const;

/** Inputs by the names of infra/README.md, unread. */
export type Inputs = Readonly<Record<string, unknown>>;

export interface Given {
  readonly stack: (typeof STACKS)[number];
  readonly inputs: Inputs;
}

const objectOf = z.record(z.string(), z.unknown());

/**
 * Which stack is meant, and its inputs: the context's `flipgate` (of cdk.json, for what never changes), over which goes the
 * JSON file that the context names as `inputs`. Null is as if it were not given.
 * @throws Error when the stack is none of the three, or the file holds no JSON object.
 */
export function givenTo(node: Node): Given {
  const stack: unknown = node.tryGetContext('stack') ?? 'shared';
  const known = STACKS.find((one) => one === stack);
  if (!known) throw new Error(`There is no stack ${String(stack)}: -c stack= takes ${STACKS.join(', ')}.`);
  const merged = { ...standing(node), ...fromFile(node.tryGetContext('inputs')) };
  return {
    stack: known,
    inputs: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)),
  };
}

function standing(node: Node): Inputs {
  const found = objectOf.safeParse(node.tryGetContext('flipgate') ?? {});
  if (found.success) return found.data;
  throw new Error('The context "flipgate" of cdk.json is no object: write { "name": "shop", … }.');
}

function fromFile(path: unknown): Inputs {
  if (path === undefined) return {};
  const text = readFileSync(String(path), 'utf8');
  try {
    return objectOf.parse(JSON.parse(text));
  } catch {
    throw new Error(`${String(path)} holds no JSON object: write { "name": "shop", … }.`);
  }
}
