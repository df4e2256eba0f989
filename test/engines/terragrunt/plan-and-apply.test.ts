import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { noteKey, readNote } from '../../../src/engines/terraform/lock-note.ts';
import type { Plan } from '../../../src/model/plan-change.ts';
import { terraformPart } from '../../parts/terraform.ts';
import { SITE } from '../terraform/s3-states.ts';
import { GO, SHARED, UNASKED, until } from '../terraform/scene.ts';
import { openUnitScene, type SceneUnit, type UnitScene } from './scene.ts';

// Real Terragrunt and real terraform: seconds for each command.
let scene: UnitScene;
afterEach(() => scene.close());

const BLUE = { kind: 'color', color: 'blue' } as const;

/** What HCL would take for a template, were it not told otherwise. */
const TEMPLATE = ['by $', '{hand}'].join('');

/** Gives on what it is told by the one that it needs. */
function link(name: string, need?: string): SceneUnit {
  const given = need === undefined ? '"first"' : `var.${need}`;
  const variable = need === undefined ? '' : `variable "${need}" { type = string }\n`;
  return {
    name,
    ...(need === undefined ? {} : { needs: [need] }),
    code: `${variable}resource "terraform_data" "this" { input = "${name} after \${${given}}" }\noutput "${name}" { value = terraform_data.this.output }\noutput "secrets" { value = { ${name} = "arn" } }\n`,
  };
}

const COLOR: SceneUnit = {
  name: 'color-blue',
  needs: ['cluster'],
  code: 'variable "cluster" { type = string }\nvariable "image" { type = string }\nresource "terraform_data" "web" { input = join(" ", [var.cluster, var.image]) }\noutput "web" { value = terraform_data.web.output }\n',
};

test('shared is all units but the colours, planned as one, applied in their order', async () => {
  scene = await openUnitScene([link('network'), link('cluster', 'network'), COLOR]);
  const engine = scene.open();
  expect(await engine.outputs(SHARED, GO)).toBeUndefined();
  const plan = await engine.plan(SHARED, {}, GO);
  expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'create network/terraform_data.this',
    'create cluster/terraform_data.this',
  ]);
  expect(JSON.stringify(plan.changes[1])).toContain('cluster after made up');
  expect(plan.diagnostics.map(({ summary }) => summary)).toEqual([
    'cluster is planned with made-up outputs of network',
  ]);

  const judged: Plan[] = [];
  await plan.apply(GO, (again) => judged.push(again));
  expect(judged.map(({ changes }) => changes.map(({ address }) => address))).toEqual([
    ['cluster/terraform_data.this'],
  ]);
  expect(JSON.stringify(judged[0])).toContain('cluster after network after first');
  expect(scene.lines).toContain('cluster is planned anew, since network changed: 1 to add');
  expect(await engine.outputs(SHARED, GO)).toMatchObject({ secrets: { network: 'arn', cluster: 'arn' } });

  const again = await scene.open().plan(SHARED, {}, GO);
  expect(again.changes).toEqual([]);
  expect(again).toMatchObject({ outputChanges: 0, diagnostics: [] });
  await again.apply(GO, UNASKED);
  expect(await scene.open().drift(SHARED, {}, GO)).toEqual({ changes: [], open: [] });

  const color = await engine.plan(BLUE, { image: 'one', cluster: TEMPLATE }, GO);
  expect(color.changes.map(({ address }) => address)).toEqual(['terraform_data.web']);
  await color.apply(GO, UNASKED);
  expect(await engine.outputs(BLUE, GO)).toEqual({ web: `${TEMPLATE} one` });
  const removal = await engine.planRemoval(BLUE, { image: 'one', cluster: TEMPLATE }, GO);
  expect(removal.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'destroy terraform_data.web',
  ]);
});

test('what is planned anew and refused is not applied, and what it needed stays', async () => {
  scene = await openUnitScene([link('network'), link('cluster', 'network')]);
  const plan = await scene.open().plan(SHARED, {}, GO);
  const refusing = () => {
    throw new Error('It would lose a database.');
  };
  await expect(plan.apply(GO, refusing)).rejects.toThrow('It would lose a database.');
  const next = await scene.open().plan(SHARED, {}, GO);
  expect(next.changes.map(({ address }) => address)).toEqual(['cluster/terraform_data.this']);
  expect(JSON.stringify(next.changes)).toContain('cluster after network after first');
});

test('an error in one unit stops those that need it, and is what the failure says', async () => {
  scene = await openUnitScene([
    link('network'),
    link('cluster', 'network'),
    link('database', 'cluster'),
    link('cache', 'network'),
  ]);
  await scene.rewrite(
    'cluster',
    'variable "network" { type = string }\nresource "terraform_data" "this" {\n  provisioner "local-exec" { command = "echo no such subnet; exit 3" }\n}\noutput "cluster" { value = terraform_data.this.id }\n',
  );
  const engine = scene.open();
  const plan = await engine.plan(SHARED, {}, GO);
  const failure = await plan.apply(GO, () => {}).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    message: expect.stringMatching(
      /^terragrunt apply of cluster failed: local-exec provisioner error \(.*, terraform_data\.this\): .*no such subnet/,
    ),
    remedy: expect.stringMatching(
      /\nexport AWS_REGION=eu-west-1 FLIPGATE_BUCKET=states TF_VAR_name=shop TF_VAR_environment=production && terragrunt stack generate .*(?:\n.*)*\nterragrunt run --working-dir \S*cluster -- untaint terraform_data\.this/,
    ),
  });
  expect(scene.lines).toContain('database is left alone: cluster failed');
  expect(scene.lines.filter((line) => /^cache is planned anew/.test(line))).toHaveLength(1);
  const next = await scene.open().plan(SHARED, {}, GO);
  expect(next.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
    'replace cluster/terraform_data.this',
    'create database/terraform_data.this',
  ]);
});

test('a state that could not be written at first is written, wherever the unit runs its code', async () => {
  scene = await openUnitScene([link('network')]);
  const plan = await scene.open().plan(SHARED, {}, GO);
  scene.states.refuseStates(1);
  await expect(plan.apply(GO, UNASKED)).rejects.toThrow('Failed to save state');
  expect(scene.lines).toContain('The state of network could not be written at first, and is now.');
});

test('units are not planned beside a shared that terraform made', async () => {
  scene = await openUnitScene([link('network')]);
  await scene.states.store.create(`${SITE}/shared.tfstate`, '{"resources":[{}]}');
  await expect(scene.open({ engine: 'terragrunt' }).plan(SHARED, {}, GO)).rejects.toMatchObject({
    message: expect.stringMatching(/^`engine` terragrunt keeps shared in network\.tfstate, /),
  });
});

test('an error of the code stops the plan, and is named with its unit', async () => {
  scene = await openUnitScene([link('network'), link('cluster', 'network')]);
  await scene.rewrite('network', 'output "network" {\n  value = var.nothing\n}\n');
  await expect(scene.open().plan(SHARED, {}, GO)).rejects.toMatchObject({
    message: expect.stringMatching(
      /^terragrunt plan of network failed: Reference to undeclared input variable/,
    ),
  });
  expect(scene.lines).toContain('cluster is left alone: network failed');
});

test('a cancelled apply is interrupted once, waited for, and leaves no lock', async () => {
  scene = await openUnitScene([
    {
      name: 'network',
      code: 'resource "terraform_data" "slow" {\n  provisioner "local-exec" { command = "sleep 20" }\n}\nresource "terraform_data" "next" { input = terraform_data.slow.id }\n',
    },
  ]);
  const plan = await scene.open().plan(SHARED, {}, GO);
  const cancel = new AbortController();
  const applied = plan.apply(cancel.signal, UNASKED).catch((error: unknown) => error);
  await until(() => scene.lines.some((line) => line.startsWith('terraform_data.slow: creating')));
  // Whose lock it is: terraform's, which may outlive the Terragrunt that runs it.
  const noted = () => readNote(scene.states.store, noteKey(SITE, 'network'));
  await until(async () => (await noted()) !== undefined);
  const { pid } = (await noted()) ?? {};
  expect((await readFile(`/proc/${pid}/comm`, 'utf8')).trim()).toBe(basename((await terraformPart()).binary));
  const since = performance.now();
  cancel.abort(new Error('The job was cancelled.'));
  expect(String(await applied)).toContain('The job was cancelled.');
  // Terragrunt alone would hand the signal on after 15 s.
  expect(performance.now() - since).toBeLessThan(12_000);
  expect(scene.states.lockOf('network')).toBeUndefined();
});
