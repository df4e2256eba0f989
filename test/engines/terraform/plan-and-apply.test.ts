import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { BLUE, GO, GREEN, openScene, type Scene, SHARED, UNASKED } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

const ROOT = `
variable "name" { type = string }
variable "size" {
  type    = number
  default = 1
}
resource "terraform_data" "cluster" { input = "\${var.name} \${var.size}" }
output "cluster" { value = terraform_data.cluster.output }
output "password" {
  value     = "hunter-\${var.name}"
  sensitive = true
}
`;
const COLOR = `
variable "color" { type = string }
resource "terraform_data" "web" { input = var.color }
output "color" { value = terraform_data.web.output }
`;

test('a stack that was never applied has no outputs', async () => {
  scene = await openScene({ shared: ROOT });
  expect(await scene.open().outputs(SHARED, GO)).toBeUndefined();
});

test('a plan is applied as it was read, and then there is nothing to do', async () => {
  scene = await openScene({ shared: ROOT });
  const engine = scene.open({ userVariables: { size: '3' } });
  const variables = { name: 'shop', image: 'declared by the colour only' };
  const plan = await engine.plan(SHARED, variables, GO);
  expect(plan.changes).toEqual([
    {
      address: 'terraform_data.cluster',
      type: 'terraform_data',
      action: 'create',
      attributes: [
        { path: 'input', before: 'absent', after: { known: '"shop 3"' } },
        { path: 'id', before: 'absent', after: 'unknown' },
        { path: 'output', before: 'absent', after: 'unknown' },
      ],
    },
  ]);
  await plan.apply(GO, UNASKED);
  expect(scene.lines).toEqual([
    'terraform_data.cluster: creating',
    expect.stringMatching(/^terraform_data\.cluster: created after \d+ s$/),
  ]);
  expect(await engine.outputs(SHARED, GO)).toEqual({ cluster: 'shop 3', password: 'hunter-shop' });
  expect(scene.masked).toEqual(['hunter-shop']);

  const again = await scene.open({ userVariables: { size: '3' } }).plan(SHARED, variables, GO);
  expect(again.changes).toEqual([]);
  await again.apply(GO, UNASKED);
});

test('the colours share a folder and nothing else', async () => {
  scene = await openScene({ color: COLOR });
  const engine = scene.open();
  for (const stack of [BLUE, GREEN]) {
    const plan = await engine.plan(stack, { color: stack.color }, GO);
    expect(plan.changes.map(({ action }) => action)).toEqual(['create']);
    await plan.apply(GO, UNASKED);
  }
  expect(await engine.outputs(BLUE, GO)).toEqual({ color: 'blue' });
  expect(await engine.outputs(GREEN, GO)).toEqual({ color: 'green' });
});

test('a plan of outputs alone has no changes and is applied all the same', async () => {
  scene = await openScene({ shared: 'output "region" { value = "eu-west-1" }' });
  const engine = scene.open();
  const plan = await engine.plan(SHARED, {}, GO);
  expect(plan.changes).toEqual([]);
  await plan.apply(GO, UNASKED);
  expect(await engine.outputs(SHARED, GO)).toEqual({ region: 'eu-west-1' });
});

test('a variable that no stack declares is named', async () => {
  scene = await openScene({ shared: ROOT, color: COLOR });
  const engine = scene.open({ userVariables: { size: '3', colour: 'red' } });
  await expect(engine.plan(SHARED, { name: 'shop' }, GO)).rejects.toMatchObject({
    message: '`variables` sets `colour`, which no stack declares.',
  });
});

test('a folder without the stack is named', async () => {
  scene = await openScene({});
  const engine = scene.open({ infraFolder: join(scene.folder, 'elsewhere') });
  await expect(engine.plan(SHARED, {}, GO)).rejects.toThrow(/elsewhere\/terraform\/shared/);
});

test('an error of the configuration names file and line', async () => {
  scene = await openScene({ shared: 'output "x" {\n  value = var.nothing\n}\n' });
  await expect(scene.open().plan(SHARED, {}, GO)).rejects.toMatchObject({
    message: expect.stringMatching(
      /plan of shared failed: Reference to undeclared input variable \(.*infra\/shared\/main\.tf line 5\)/,
    ),
    remedy: expect.stringContaining('main.tf near line 5'),
  });
});

test('an error that init finds names file and line', async () => {
  scene = await openScene({ shared: 'variable "x" { typ = string }\n' });
  await expect(scene.open().outputs(SHARED, GO)).rejects.toMatchObject({
    message: expect.stringMatching(/init of shared failed: Unsupported argument \(.*main\.tf line 4\)/),
  });
});

test('a program that is not there is named', async () => {
  scene = await openScene({ shared: ROOT });
  const engine = scene.open({ binary: join(scene.folder, 'tofu') });
  await expect(engine.outputs(SHARED, GO)).rejects.toMatchObject({
    message: expect.stringContaining('tofu init of shared could not be started'),
  });
});

test('a plan file that was swapped is not applied', async () => {
  scene = await openScene({ shared: ROOT });
  const engine = scene.open();
  const [first, second] = [
    await engine.plan(SHARED, { name: 'shop' }, GO),
    await engine.plan(SHARED, { name: 'evil' }, GO),
  ];
  const { readdir, copyFile } = await import('node:fs/promises');
  const folder = join(scene.options.workFolder, 'shared');
  const planned = (await readdir(folder)).filter((name) => name.startsWith('planned-'));
  expect(planned).toHaveLength(2);
  const [one, other] = planned.map((name) => join(folder, name, 'plan'));
  await copyFile(one ?? '', `${one}.kept`);
  await copyFile(other ?? '', one ?? '');
  await copyFile(`${one}.kept`, other ?? '');
  await expect(first.apply(GO, UNASKED)).rejects.toThrow(/plan file of shared is not the one that was made/);
  await expect(second.apply(GO, UNASKED)).rejects.toThrow(/SHA-256/);
  expect(await engine.outputs(SHARED, GO)).toBeUndefined();
});

test('a plan is stale once another was applied', async () => {
  scene = await openScene({ shared: ROOT });
  const engine = scene.open();
  const stale = await engine.plan(SHARED, { name: 'old' }, GO);
  await (await engine.plan(SHARED, { name: 'new' }, GO)).apply(GO, UNASKED);
  await expect(stale.apply(GO, UNASKED)).rejects.toMatchObject({
    message: expect.stringContaining('Saved plan is stale'),
    remedy: expect.stringContaining('Run again'),
  });
});

test('a provider that the lock file does not hold is refused', async () => {
  const required = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n';
  scene = await openScene({ shared: required });
  await writeFile(
    join(scene.infra, 'shared', '.terraform.lock.hcl'),
    '# This file is maintained automatically by "terraform init".\n',
  );
  await expect(scene.open().outputs(SHARED, GO)).rejects.toMatchObject({
    message: expect.stringMatching(/dependency/i),
    remedy: expect.stringContaining('.terraform.lock.hcl'),
  });
});

test('a workspace of the environment does not move the state', async () => {
  scene = await openScene({ shared: ROOT });
  const environment = async () => ({ ...(await scene.options.environment()), TF_WORKSPACE: 'other' });
  await (await scene.open({ environment }).plan(SHARED, { name: 'shop' }, GO)).apply(GO, UNASKED);
  expect(await scene.open().outputs(SHARED, GO)).toMatchObject({ cluster: 'shop 1' });
});
