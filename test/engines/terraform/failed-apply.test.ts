import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Failure } from '../../../src/model/failure.ts';
import { GO, openScene, type Scene, SHARED, UNASKED } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

async function applyFails(): Promise<Failure> {
  const plan = await scene.open().plan(SHARED, {}, GO);
  return (await plan.apply(GO, UNASKED).catch((error: unknown) => error)) as Failure;
}

test('a failing apply names its cause and what it left tainted', async () => {
  scene = await openScene({
    shared: `
resource "terraform_data" "web" {
  for_each = toset(["a b"])
  provisioner "local-exec" { command = "echo no such subnet; exit 3" }
}
`,
  });
  const failure = await applyFails();
  expect(failure.message).toMatch(
    /^(terraform|tofu) apply of shared failed: local-exec provisioner error \(.*main\.tf line 7, terraform_data\.web\["a b"\]\): .*no such subnet/,
  );
  expect(failure.remedy).toContain(`untaint 'terraform_data.web["a b"]'`);
  expect(failure.remedy).toContain('init -reconfigure -backend-config=');
  expect(failure.logLines.join('\n')).toContain('exit status 3');
  expect(scene.lines).toContainEqual(
    expect.stringMatching(/^terraform_data\.web\["a b"\]: creating failed after \d+ s$/),
  );
  const [change] = (await scene.open().plan(SHARED, {}, GO)).changes;
  expect(change).toMatchObject({ action: 'replace', cause: 'replace_because_tainted' });
  const commands = change?.keptBy ?? [];
  expect(commands).toHaveLength(2);
  // The same two that the apply named.
  for (const command of commands) expect(failure.remedy).toContain(command);
});

const PLAIN = 'resource "terraform_data" "web" {}\noutput "id" { value = terraform_data.web.id }\n';
const left = () => join(scene.infra, 'shared', 'errored.tfstate');

test('a state that could not be written at first is written', async () => {
  scene = await openScene({ shared: PLAIN });
  scene.states.refuseStates(1);
  const failure = await applyFails();
  expect(failure.message).toContain('Failed to save state');
  expect(scene.lines).toContain('The state of shared could not be written at first, and is now.');
  await expect(access(left())).rejects.toThrow('ENOENT');
  expect((await scene.open().plan(SHARED, {}, GO)).changes).toEqual([]);
});

test('a state that cannot be written is named, with the command that pushes it', async () => {
  scene = await openScene({ shared: PLAIN });
  scene.states.refuseStates(Number.POSITIVE_INFINITY);
  const failure = await applyFails();
  expect(failure.remedy).toContain(`Keep ${left()} and push it:\n`);
  expect(failure.remedy).toMatch(/ init .*\n(terraform|tofu) -chdir=\S+ state push \/\S+\/errored\.tfstate$/);
});
