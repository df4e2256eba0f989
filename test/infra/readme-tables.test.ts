import { expect, test } from 'vitest';
import { terraformDocsPart } from '../parts/terraform-docs.ts';
import { documented, readmeOf, tablesOf } from './readme-tables.ts';

const BUILDING = 300_000;

test('terraform-docs can be had', { timeout: BUILDING }, async () => {
  expect(await terraformDocsPart()).toMatch(/terraform-docs/);
});

test.each(documented)('the tables of %s are those of its code', async (folder) => {
  const { is, shouldBe } = await readmeOf(folder);
  expect(is, 'Run: node test/infra/readme-tables.ts --write').toBe(shouldBe);
});

test('a table keeps one line per input, whatever its type and description hold', () => {
  const long = Array.from({ length: 20 }, (_, place) => `10.0.${place}.0/24`);
  const inputs = [
    {
      name: 'sizes',
      type: 'object({\n    cpu = number\n  })',
      description: 'One | two\nlines',
      default: null,
      required: true,
    },
    { name: 'ranges', type: 'list(string)', description: null, default: long, required: false },
  ];
  expect(tablesOf({ inputs, outputs: [] }).split('\n').slice(2)).toEqual([
    '| `sizes` | `object({ cpu = number })` | (required) | One \\| two lines |',
    '| `ranges` | `list(string)` | 20 entries |  |',
  ]);
});
