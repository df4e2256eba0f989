import { expect, test } from 'vitest';
import { SIZES } from './given.ts';
import { color, shared, templateOf } from './stacks.ts';

test.each(SIZES)('shared in the size %s is as it was', async (size) => {
  await asBefore(`shared-${size}`, templateOf(shared(size)).toJSON());
});

test.each(SIZES)('a colour in the size %s is as it was', async (size) => {
  await asBefore(`color-${size}`, templateOf(color(size)).toJSON());
});

async function asBefore(name: string, template: object): Promise<void> {
  await expect(`${JSON.stringify(template, undefined, 2)}\n`).toMatchFileSnapshot(`snapshots/${name}.json`);
}
