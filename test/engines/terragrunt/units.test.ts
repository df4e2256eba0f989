import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTerragrunt, stackFolder } from '../../../src/engines/terragrunt/stack-folder.ts';
import { tfVariables } from '../../../src/engines/terragrunt/tf-variables.ts';
import { unionOutputs, unionPlan } from '../../../src/engines/terragrunt/union.ts';
import { readUnits, unitsOf } from '../../../src/engines/terragrunt/units.ts';
import type { Plan } from '../../../src/model/plan-change.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-stacks-'));
  for (const name of [
    'one/terragrunt/stacks/site',
    'two/stacks/site-production',
    'two/stacks/site-staging',
  ]) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'terragrunt.stack.hcl'), '');
  }
});
afterAll(() => rm(folder, { recursive: true }));

const LISTED = JSON.stringify([
  { type: 'stack', path: '.' },
  { type: 'unit', path: '.terragrunt-stack/network' },
  { type: 'unit', path: '.terragrunt-stack/redis', dependencies: ['.terragrunt-stack/network'] },
  { type: 'unit', path: '.terragrunt-stack/color-blue', dependencies: ['.terragrunt-stack/redis'] },
]);

test('units are read with what they need; a colour is the one of its name', () => {
  const units = readUnits(LISTED, '/stack');
  expect(units[1]).toEqual({
    name: 'redis',
    folder: '/stack/.terragrunt-stack/redis',
    needs: ['network'],
  });
  const named = (stack: Parameters<typeof unitsOf>[0]) =>
    unitsOf(stack, units, '/stack').map(({ name }) => name);
  expect(named({ kind: 'shared' })).toEqual(['network', 'redis']);
  expect(named({ kind: 'color', color: 'blue' })).toEqual(['color-blue']);
  expect(() => named({ kind: 'color', color: 'green' })).toThrow(
    'The stack /stack has no unit color-green, only network, redis, color-blue.',
  );
});

test('a stack is the only one, or the one named after the environment', async () => {
  expect(await stackFolder(join(folder, 'one'), 'staging')).toBe(join(folder, 'one/terragrunt/stacks/site'));
  expect(await stackFolder(join(folder, 'two'), 'staging')).toBe(join(folder, 'two/stacks/site-staging'));
  await expect(stackFolder(join(folder, 'two'), 'preview')).rejects.toThrow(
    'holds site-production, site-staging: not exactly one of them is named after the environment preview',
  );
  await expect(stackFolder(folder, 'preview')).rejects.toThrow('There is no stack of Terragrunt');
});

test('a folder is Terragrunt’s by what it holds itself', async () => {
  expect(await isTerragrunt(join(folder, 'two/stacks/site-staging'))).toBe(true);
  expect(await isTerragrunt(join(folder, 'one'))).toBe(false);
});

test('variables are texts as they are, and expressions that hold no template', () => {
  const template = ['$', '{x}'].join('');
  expect(tfVariables({ name: template, ports: [1], hosts: { a: template }, none: null })).toEqual({
    TF_VAR_name: template,
    TF_VAR_ports: '[1]',
    TF_VAR_hosts: `{"a":"$${template}"}`,
  });
});

const plan = (address: string): Plan => ({
  changes: [{ address, type: 'aws_vpc', action: 'move', movedFrom: 'old' }],
  deferred: [],
  drift: [],
  outputChanges: 1,
  diagnostics: [{ severity: 'warning', summary: 'old', detail: '', address }],
  ids: new Map([['vpc-1', `<${address}.id>`]]),
});

test('the union of plans tells each address with its unit', () => {
  const union = unionPlan([
    { unit: 'network', found: plan('a') },
    { unit: 'redis', found: plan('a') },
  ]);
  expect(union.changes.map(({ address, movedFrom }) => [address, movedFrom])).toEqual([
    ['network/a', 'network/old'],
    ['redis/a', 'redis/old'],
  ]);
  expect(union.diagnostics.map(({ address }) => address)).toEqual(['network/a', 'redis/a']);
  expect([...union.ids]).toEqual([['vpc-1', '<redis/a.id>']]);
  expect(union.outputChanges).toBe(2);
});

test('the union of outputs merges maps, joins lists, and refuses what contradicts', () => {
  const of = (unit: string, found: Record<string, unknown>) => ({ unit, found });
  expect(
    unionOutputs([
      of('cluster', { region: 'eu', secrets: { A: 'a' }, alarm_names: ['x'] }),
      of('redis', { region: 'eu', secrets: { B: 'b' }, alarm_names: ['y'] }),
    ]),
  ).toEqual({ region: 'eu', secrets: { A: 'a', B: 'b' }, alarm_names: ['x', 'y'] });
  expect(() => unionOutputs([of('a', { size: 'one' }), of('b', { size: 'two' })])).toThrow(
    'The output `size` of b is "two", where another unit gives "one".',
  );
});
