import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { BLUE, GO, GREEN, openScene, type Scene, UNASKED } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

const COLOR = `
variable "color" { type = string }
resource "terraform_data" "log" {
  for_each = toset(["web", "worker"])
  input    = each.key
}
resource "terraform_data" "service" {
  for_each = terraform_data.log
  input    = "\${each.value.output} of \${var.color}"
}
output "color" { value = terraform_data.service["web"].output }
`;

const ALL = [
  'terraform_data.log["web"]',
  'terraform_data.log["worker"]',
  'terraform_data.service["web"]',
  'terraform_data.service["worker"]',
];

async function applied(): Promise<Scene> {
  scene = await openScene({ color: COLOR });
  const engine = scene.open();
  for (const stack of [BLUE, GREEN])
    await (await engine.plan(stack, { color: stack.color }, GO)).apply(GO, UNASKED);
  return scene;
}

const stateOf = async (color: string) =>
  JSON.parse((await scene.states.store.get(`shop-production/color-${color}.tfstate`))?.body ?? '{}') as {
    resources: unknown[];
  };

test('one colour goes whole, the other is not touched, and the next apply brings it back', async () => {
  await applied();
  const blue = await stateOf('blue');
  scene.lines.length = 0;
  const plan = await scene.open().planRemoval(GREEN, { color: 'green' }, GO);
  expect(plan.changes.map(({ action, address }) => `${action} ${address}`).toSorted()).toEqual(
    ALL.map((address) => `destroy ${address}`),
  );
  expect(plan.diagnostics).toEqual([]);
  await plan.apply(GO, UNASKED);
  expect((await stateOf('green')).resources).toEqual([]);
  expect(await stateOf('blue')).toEqual(blue);
  expect(scene.lines.toSorted().map((line) => line.replace(/ after \d+ s$/, ''))).toEqual(
    ALL.flatMap((address) => [`${address}: destroyed`, `${address}: destroying`]),
  );
  const back = await scene.open().plan(GREEN, { color: 'green' }, GO);
  expect(back.changes.map(({ action }) => action)).toEqual(['create', 'create', 'create', 'create']);
  await back.apply(GO, UNASKED);
  expect(await scene.open().outputs(GREEN, GO)).toEqual({ color: 'web of green' });
});

test('where nothing is left there is nothing to plan, and least of all everything', async () => {
  await applied();
  const removal = async () => scene.open().planRemoval(GREEN, { color: 'green' }, GO);
  await (await removal()).apply(GO, UNASKED);
  const again = await removal();
  expect(again.changes).toEqual([]);
  await again.apply(GO, UNASKED);
  expect((await stateOf('blue')).resources).toHaveLength(2);
});

test('a colour that was never built has nothing to remove', async () => {
  scene = await openScene({ color: COLOR });
  expect((await scene.open().planRemoval(BLUE, { color: 'blue' }, GO)).changes).toEqual([]);
});

test('what the code has dropped since goes too', async () => {
  await applied();
  const file = join(scene.infra, 'color', 'main.tf');
  const code = await readFile(file, 'utf8');
  await writeFile(file, code.slice(0, code.indexOf('resource "terraform_data" "service"')));
  const plan = await scene.open().planRemoval(GREEN, { color: 'green' }, GO);
  expect(plan.changes.map(({ address }) => address).toSorted()).toEqual(ALL);
});

test('what forbids its own end is an error that names it, and nothing goes', async () => {
  await applied();
  const file = join(scene.infra, 'color', 'main.tf');
  const code = await readFile(file, 'utf8');
  await writeFile(
    file,
    code.replace('= each.key\n}', '= each.key\n  lifecycle {\n    prevent_destroy = true\n  }\n}'),
  );
  await expect(scene.open().planRemoval(GREEN, { color: 'green' }, GO)).rejects.toThrow(
    /plan of color-green failed: Instance cannot be destroyed/,
  );
  expect((await stateOf('green')).resources).toHaveLength(2);
});

test('who may only read may look at it and not apply it', async () => {
  await applied();
  const plan = await scene.open({ stateLock: 'leave' }).planRemoval(GREEN, { color: 'green' }, GO);
  await expect(plan.apply(GO, UNASKED)).rejects.toThrow('was made to be read');
});
