import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../model/failure.ts';
import type { Stack } from '../../ports.ts';
import { stackName } from '../terraform/stack-name.ts';

/** One state of a Terragrunt stack. */
export interface Unit {
  /** Its path in the stack, which its state is named after. */
  readonly name: string;
  readonly folder: string;
  /** Names of those whose outputs it reads. */
  readonly needs: readonly string[];
}

const found = z.array(
  z.object({ type: z.string(), path: z.string(), dependencies: z.array(z.string()).default([]) }),
);

/**
 * The units, each after those that it needs.
 * @param listed  what `find --dag --dependencies --json` wrote in the stack's folder.
 */
export function readUnits(listed: string, stackFolder: string): readonly Unit[] {
  return found
    .parse(JSON.parse(listed))
    .filter(({ type }) => type === 'unit')
    .map(({ path, dependencies }) => ({
      name: unitName(path),
      folder: join(stackFolder, path),
      needs: dependencies.map(unitName),
    }));
}

function unitName(path: string): string {
  return path.replaceAll('.terragrunt-stack/', '');
}

const COLOR_UNIT = /^color-(blue|green)$/;

/**
 * The units of one of our stacks: a colour's is the one of its name, shared is the group of all the others.
 * @throws Failure where the stack has none.
 */
export function unitsOf(stack: Stack, units: readonly Unit[], stackFolder: string): readonly Unit[] {
  const own = units.filter(({ name }) =>
    stack.kind === 'shared' ? !COLOR_UNIT.test(name) : name === stackName(stack),
  );
  if (own.length > 0) return own;
  throw new Failure(
    `The stack ${stackFolder} has no unit ${stack.kind === 'shared' ? 'besides the colours' : stackName(stack)}, only ${units.map(({ name }) => name).join(', ') || 'none'}.`,
    'Compare it with infra/terragrunt/stacks/django-backend-prod: each colour is a unit at the path color-<colour>.',
  );
}
