import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { BLUE, GO, openScene, type Scene, SHARED, UNASKED } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

const ROOT = `
variable "name" { type = string }
resource "terraform_data" "cluster" { input = var.name }
output "cluster" { value = terraform_data.cluster.output }
`;
const NOTHING = { changes: [], open: [] };

async function appliedScene(): Promise<Scene> {
  scene = await openScene({ shared: ROOT });
  await (await scene.open().plan(SHARED, { name: 'shop' }, GO)).apply(GO, UNASKED);
  return scene;
}

test('other code, other variables and outputs that follow them are no drift', async () => {
  await appliedScene();
  const file = join(scene.infra, 'shared', 'main.tf');
  await writeFile(file, `${await readFile(file, 'utf8')}\nresource "terraform_data" "more" {}\n`);
  expect(await scene.open().drift(SHARED, { name: 'another' }, GO)).toEqual(NOTHING);
});

test('what the code has moved is no drift', async () => {
  await appliedScene();
  const file = join(scene.infra, 'shared', 'main.tf');
  const moved = (await readFile(file, 'utf8')).replace('"cluster" {', '"group" {');
  await writeFile(
    file,
    `${moved.replaceAll('terraform_data.cluster', 'terraform_data.group')}
moved {
  from = terraform_data.cluster
  to   = terraform_data.group
}
`,
  );
  expect(await scene.open().drift(SHARED, { name: 'shop' }, GO)).toEqual(NOTHING);
});

test('a look waits for no lock, takes none, and leaves the state as it is', async () => {
  await appliedScene();
  const state = async () => (await scene.states.store.get('shop-production/shared.tfstate'))?.etag;
  const before = await state();
  await scene.states.placeLock('shared', {
    ID: 'someone-elses',
    Who: 'ada@laptop',
    Created: '2026-11-02T09:00:00Z',
  });
  expect(await scene.open({ stateLock: 'leave' }).drift(SHARED, { name: 'shop' }, GO)).toEqual(NOTHING);
  expect(scene.states.lockOf('shared')).toContain('someone-elses');
  expect(await state()).toBe(before);
  expect(before).toBeDefined();
});

test('the same on a machine whose engine may apply', async () => {
  await appliedScene();
  await scene.states.placeLock('shared', {
    ID: 'someone-elses',
    Who: 'ada@laptop',
    Created: '2026-11-02T09:00:00Z',
  });
  expect(await scene.open().drift(SHARED, { name: 'shop' }, GO)).toEqual(NOTHING);
});

test('a variable that no stack declares is named', async () => {
  scene = await openScene({ shared: ROOT });
  const engine = scene.open({ userVariables: { colour: 'red' } });
  await expect(engine.drift(SHARED, { name: 'shop' }, GO)).rejects.toMatchObject({
    message: '`variables` sets `colour`, which no stack declares.',
  });
});

test('an error of the configuration names file and line', async () => {
  scene = await openScene({ color: 'output "x" {\n  value = var.nothing\n}\n' });
  await expect(scene.open().drift(BLUE, {}, GO)).rejects.toMatchObject({
    message: expect.stringMatching(
      /plan of color-blue failed: .*undeclared input variable \(.*main\.tf line 5\)/,
    ),
  });
});
