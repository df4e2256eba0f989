import { parseArgs } from 'node:util';
import { Failure } from '../../src/model/failure.ts';
import type { StageOptions } from './stage.ts';

const ENGINES = ['terraform', 'cdk'] as const;

/**
 * `--engine cdk`, or Terraform.
 * @throws Failure for anything else
 */
export function engineAsked(words: readonly string[]): StageOptions['engine'] {
  const { values } = parseArgs({ args: [...words], options: { engine: { type: 'string' } }, strict: false });
  const asked = values['engine'] ?? 'terraform';
  const known = ENGINES.find((one) => one === asked);
  if (known) return known;
  throw new Failure(
    `--engine ${String(asked)}: the demo knows ${ENGINES.join(' and ')}.`,
    'Give one of them.',
  );
}
