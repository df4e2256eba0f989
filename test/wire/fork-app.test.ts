import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planFork } from '../../src/commands/plan-fork.ts';
import type { PlanRequest } from '../../src/model/request.ts';
import { rendered } from '../../src/report/plan/render.ts';
import { openForksWorld } from '../../src/wire/forks-world.ts';
import { faultsOf } from '../report/plan/rendered-markdown.ts';
import { JOB, planRequest } from '../scenario/requests.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-fork-app-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A tree with these files below `infra`; each app would leave a trace where it is run. */
async function tree(...files: readonly string[]): Promise<string> {
  const made = await mkdtemp(join(folder, 'tree-'));
  for (const file of files) {
    await mkdir(join(made, 'infra', file, '..'), { recursive: true });
    const app = `node -e "require('fs').writeFileSync('${join(folder, 'ran')}', '')"`;
    const text = file.endsWith('.tf') ? 'resource "terraform_data" "one" {}\n' : JSON.stringify({ app });
    await writeFile(join(made, 'infra', file), text);
  }
  return made;
}

/** What the page of a fork's pull request says of its code, with what stands in its base. */
async function page(workspace: string, base: string, more: Partial<PlanRequest> = {}) {
  const request = planRequest(more);
  const job = { ...JOB, workspace, temp: folder };
  const world = openForksWorld(request, job, { PATH: '/usr/bin:/bin' });
  const known = { kind: 'known', commit: 'a'.repeat(40), folder: base } as const;
  const trees = { ...world.trees, base: async () => known };
  const outcome = await planFork({ ...world, trees }, request, job, AbortSignal.timeout(60_000));
  if (outcome.picture === undefined) throw new Error('There is no picture.');
  const text = rendered(outcome.picture, (one) => one).page;
  expect(faultsOf(text)).toEqual([]);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
  return { result: outcome.result, text };
}

test.each([
  ['cdk.json', 'auto'],
  ['cdk/cdk.json', 'cdk'],
] as const)(
  'an app in infra/%s is not run, and nothing is claimed of it (engine %s)',
  async (file, engine) => {
    const { result, text } = await page(await tree(file), await tree(file), { engine });
    expect(result).toBe('unchanged');
    expect(text).toContain('by its files: a CDK app that is not run');
    expect(text).toContain('| valid | ➖ not known: it is a CDK app, code of the fork, which is not run |');
    expect(text).toContain('what it would change is not known');
    expect(text).not.toContain('the action’s is used');
    expect(text).not.toContain('none of its own');
  },
);

test('an app that is taken away is told so', async () => {
  const { text } = await page(await tree(), await tree('cdk.json'));
  expect(text).toContain('by its files: a CDK app that is taken away');
});

test('Terraform’s code in its place is told as added', async () => {
  const { text } = await page(await tree('shared/main.tf'), await tree('cdk.json'));
  expect(text).toContain('by its files: code of 1 added');
});

test('with `engine: cdk` and no infra folder the shipped app is used, which no fork changes', async () => {
  const { text } = await page(await tree(), await tree(), { engine: 'cdk' });
  expect(text).toContain("the action's is used, which no pull request changes");
});
