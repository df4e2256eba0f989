import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Command } from '../../src/model/command.ts';
import { commonInputs, ownInputs, readAction } from './interface.ts';
import { ROOT } from './source.ts';

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Texts;
}
interface Job {
  readonly if?: string;
  readonly outputs?: Texts;
  readonly uses?: string;
  readonly with?: Texts;
  readonly permissions?: Texts;
  readonly steps?: readonly Step[];
  readonly environment?: unknown;
  readonly concurrency?: unknown;
}
interface Called {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}
interface Workflow {
  readonly on: { readonly workflow_call?: Called };
  readonly jobs: Readonly<Record<string, Job>>;
  readonly concurrency?: unknown;
}

function read(folder: string): ReadonlyMap<string, { text: string; content: Workflow }> {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.yml'));
  return new Map(
    files.map((name) => {
      const text = readFileSync(join(ROOT, folder, name), 'utf8');
      return [name, { text, content: parse(text) as Workflow }] as const;
    }),
  );
}

const reusable = new Map(
  [...read('.github/workflows')].filter(([, { content }]) => content.on.workflow_call !== undefined),
);
const templates = read('workflows');

/** Inputs of the action that a workflow gives itself or has no use for. No workflow takes a secret: the token comes from AWS. */
const OWN = new Set(['command', 'aws-role', 'github-token', 'cloudflare-api-token', 'dry-run']);
/** Inputs of a workflow that are no input of the action: where its jobs run, and whose role each takes. */
const WORKFLOWS_OWN = [
  'runs-on',
  'build-runs-on',
  'terraform-version',
  'aws-role',
  'aws-role-build',
  'aws-role-deploy',
];

function stepOf(job: Job): Step {
  const ours = job.steps?.filter(({ uses }) => uses?.startsWith('$/') && !uses.endsWith('/terragrunt')) ?? [];
  expect(ours).toHaveLength(1);
  return ours[0] as Step;
}

function commandsOf({ jobs }: Workflow): readonly Command[] {
  return Object.values(jobs).map((job) => stepOf(job).with?.['command'] as Command);
}

function inputsFor(commands: readonly Command[]): readonly string[] {
  const all = [...commonInputs(), ...commands.flatMap(ownInputs)].map(({ name }) => name);
  return [...new Set(all)].filter((name) => !OWN.has(name));
}

test('what a build has left out as superseded is not deployed, and the caller is told', () => {
  const content = reusable.get('deploy.yml')?.content;
  expect(content?.jobs['build']?.outputs?.['result']).toContain('steps.flipgate.outputs.result');
  expect(content?.jobs['deploy']?.if).toContain("needs.build.outputs.result != 'superseded'");
  const told = content?.on.workflow_call?.outputs?.['result']?.value;
  expect(told).toContain("jobs.build.outputs.result == 'superseded' && 'superseded'");
});

test('there is one for each command that a workflow runs', () => {
  expect([...reusable.keys()].sort()).toEqual([
    ...['deploy.yml', 'drift.yml', 'plan.yml', 'rollback.yml', 'settle.yml'],
  ]);
});

describe.each([...reusable])('%s', (_, { content }) => {
  const inputs = content.on.workflow_call?.inputs ?? {};

  test('takes the inputs of its commands, in their words', () => {
    const own = Object.keys(inputs).filter((name) => WORKFLOWS_OWN.includes(name));
    const wanted = inputsFor(commandsOf(content));
    expect(Object.keys(inputs).sort()).toEqual([...own, ...wanted].sort());
    for (const name of wanted)
      expect(inputs[name]?.description).toBe(readAction().inputs[name]?.description.trim());
  });

  test('hands each on to the commands that take it', () => {
    for (const job of Object.values(content.jobs)) {
      const { with: given = {} } = stepOf(job);
      const wanted = inputsFor([given['command'] as Command]);
      // An image is built in a job of its own, and a build asks nothing of Cloudflare.
      const optional = (name: string) =>
        name.startsWith('cloudflare-') || ownInputs('build').some((one) => one.name === name);
      const missing = wanted.filter((name) => given[name] === undefined && !optional(name));
      expect(missing).toEqual([]);
      for (const [name, value] of Object.entries(given)) {
        if (name === 'command') continue;
        expect(value).toContain(name === 'aws-role' ? 'inputs.aws-role' : `inputs.${name}`);
      }
    }
  });

  test('reaches the action of its own commit, and its outputs are the action’s', () => {
    for (const job of Object.values(content.jobs))
      expect(stepOf(job).uses).toBe('$/.github/actions/flipgate');
    const known = Object.keys(readAction().outputs);
    for (const name of Object.keys(content.on.workflow_call?.outputs ?? {})) expect(known).toContain(name);
  });
});

test('jobs for plans and builds name no environment; what must not wait for a person names one without reviewers', () => {
  const environment = (file: string, job: string) => reusable.get(file)?.content.jobs[job]?.environment;
  for (const [file, job] of [
    ['plan.yml', 'plan'],
    ['drift.yml', 'drift'],
    ['deploy.yml', 'build'],
  ] as const)
    expect(environment(file, job)).toBeUndefined();
  for (const job of ['settle', 'rollback'] as const)
    expect(environment(`${job}.yml`, job)).toEqual({
      name: expect.stringMatching(/inputs\.environment \}\}-ops$/),
      deployment: false,
    });
});

test('settling what is not due is one job, in which the action is all that runs', () => {
  const { jobs = {} } = reusable.get('settle.yml')?.content ?? {};
  expect(Object.keys(jobs)).toEqual(['settle']);
  const always = jobs['settle']?.steps?.filter((step) => step.if === undefined);
  expect(always?.map(({ uses }) => uses)).toEqual(['$/.github/actions/flipgate']);
  expect(templates.get('settle.yml')?.text).toContain("cron: '*/15 * * * *'");
});

test('deploys wait for each other, and nothing waits with them', () => {
  const grouped = [...reusable].flatMap(([file, { content }]) =>
    Object.entries(content.jobs).flatMap(([job, { concurrency }]) =>
      concurrency ? [`${file}: ${job}`] : [],
    ),
  );
  expect(grouped).toEqual(['deploy.yml: deploy']);
  expect(reusable.get('deploy.yml')?.content.jobs['deploy']?.concurrency).toMatchObject({
    'cancel-in-progress': false,
    queue: 'max',
  });
});

describe.each([...templates])('the template %s', (name, { text, content }) => {
  const calls = Object.values(content.jobs).filter(({ uses }) => uses?.startsWith('OWNER/'));

  test('is short, and takes no place in the queue of deploys', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    if (name !== 'plan.yml') expect(content.concurrency).toBeUndefined();
    expect(text).not.toContain('secrets');
  });

  test('calls what there is, with inputs that it has and the permissions that it needs', () => {
    expect(calls.length).toBeGreaterThan(0);
    for (const { uses, with: given = {}, permissions } of calls) {
      const called = reusable.get(/workflows\/(.+)@COMMIT$/.exec(uses ?? '')?.[1] ?? '')?.content;
      const inputs = called?.on.workflow_call?.inputs ?? {};
      expect(Object.keys(given).filter((one) => inputs[one] === undefined)).toEqual([]);
      const required = Object.keys(inputs).filter((one) => inputs[one]?.required);
      expect(required.filter((one) => given[one] === undefined)).toEqual([]);
      expect(permissions).toEqual(granted(called));
    }
  });
});

/** What the jobs of a workflow need together: a caller that grants less is refused, and none should grant more. */
function granted(called: Workflow | undefined): Texts {
  const all = Object.values(called?.jobs ?? {}).flatMap(({ permissions = {} }) =>
    Object.entries(permissions),
  );
  return Object.fromEntries(all.sort(([, one], [, other]) => (one < other ? -1 : 1)));
}
