import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { colorVariables, sharedVariables } from '../../src/steps/stack-variables.ts';
import { TERRAFORM } from './folders.ts';
import { interfaceOf } from './interface.ts';

const README = readFileSync(join(TERRAFORM, '..', 'README.md'), 'utf8');
const STACKS = ['shared', 'color'] as const;
const BUILDING = 300_000;

/** What the action passes, and to which stacks. */
const passed = rowsAfter('## What the action passes').map(([name = '', stacks = '']) => ({
  name,
  stacks: stacks.split(', '),
}));

test.each(STACKS)(
  'what the action passes to %s is a variable there',
  { timeout: BUILDING },
  async (stack) => {
    const declared = (await interfaceOf(stack)).inputs.map(({ name }) => name);
    const unknown = passedTo(stack).filter((name) => !declared.includes(name));
    expect(unknown).toEqual([]);
  },
);

test.each(STACKS)('%s asks nobody for what the action does not pass', async (stack) => {
  const asked = (await interfaceOf(stack)).inputs.filter(({ required }) => required);
  expect(asked.map(({ name }) => name).filter((name) => !passedTo(stack).includes(name))).toEqual([]);
});

test('the action passes what the table says', () => {
  const request = { site: {}, variables: {} } as Parameters<typeof colorVariables>[0];
  const shared = {} as Parameters<typeof colorVariables>[2];
  expect(Object.keys(sharedVariables(request)).sort()).toEqual([...passedTo('shared')].sort());
  expect(Object.keys(colorVariables(request, 'blue', shared, '')).sort()).toEqual(
    [...passedTo('color')].sort(),
  );
});

test.each([...STACKS, 'bootstrap'])('the outputs of %s are those of the table', async (stack) => {
  const written = rowsAfter(`Outputs of **${stack}**`).map(([name]) => name);
  const given = (await interfaceOf(stack)).outputs.map(({ name }) => name);
  expect([...written].sort()).toEqual([...given].sort());
});

function passedTo(stack: string): readonly string[] {
  return passed.filter(({ stacks }) => stacks.includes(stack)).map(({ name }) => name);
}

/** The cells of the first table after a text, without the ticks of the first. */
function rowsAfter(text: string): readonly (readonly string[])[] {
  const [, rest = ''] = README.split(text);
  const lines = rest.split('\n');
  const from = lines.findIndex((line) => /^\|-+\|/.test(line)) + 1;
  const until = lines.findIndex((line, at) => at >= from && !line.startsWith('|'));
  return lines.slice(from, until).map((line) => {
    const [name = '', ...others] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return [name.replaceAll('`', ''), ...others];
  });
}
