import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS } from '../../../infra/cdk/test/given.ts';

const SNAPSHOTS = join(import.meta.dirname, '../../../infra/cdk/test/snapshots');

/** A template that the stacks of infra/cdk make, as it is held there. */
export function snapshotOf(name: string): string {
  return readFileSync(join(SNAPSHOTS, `${name}.json`), 'utf8');
}

type Outputs = Readonly<Record<string, unknown>>;

/** A colour's, on what shared really gave. */
export function colorOf(size: string, color: string, outputs: Outputs): string {
  const pairs = Object.entries(OUTPUTS).flatMap(([name, given]) => pairsOf(given, outputs[name]));
  const text = pairs.reduce(
    (filled, [given, real]) => filled.replaceAll(`"${given}"`, `"${real}"`),
    snapshotOf(`color-${size}`),
  );
  return text.replaceAll(/\bblue\b/g, color);
}

function pairsOf(given: unknown, real: unknown): readonly (readonly [given: string, real: string])[] {
  if (typeof given === 'string') return typeof real === 'string' ? [[given, real]] : [];
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([name, inner]) =>
    pairsOf(inner, (real as Outputs | undefined)?.[name]),
  );
}
