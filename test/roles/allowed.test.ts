import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Demand, readDemand } from './demands/demand.ts';
import { type JobRole, ROLE_OF_COMMAND } from './policies.ts';
import { refusalsOf, simulated } from './simulated.ts';

const CALLS = join(import.meta.dirname, 'calls');
const BUNDLED = ['adapters', 'engines/cdk'].map((one) =>
  join(import.meta.dirname, '../../src', one, 'bundled'),
);
const ROLE_OF: Readonly<Record<string, JobRole>> = {
  ...ROLE_OF_COMMAND,
  // By docker itself, as ECR's documentation has it.
  'docker-push': 'build',
  'cdk-plan': 'plan',
  'cdk-drift': 'plan',
  'cdk-deploy': 'deploy',
  // What CloudFormation asks by itself for whoever calls it, and the CDK CLI where an app brings files or images.
  'cdk-plan-besides': 'plan',
  'cdk-deploy-besides': 'deploy',
  // What the scenes of the other lists do not come to.
  rare: 'deploy',
  'doctor-plan': 'plan',
  'terraform-plan-development': 'plan',
  'terraform-plan-production': 'plan',
  'terraform-apply-development': 'deploy',
  'terraform-apply-production': 'deploy',
};
const lists = readdirSync(CALLS).map((file) => basename(file, '.txt'));

test('every list has a role that it is tested with', () => {
  expect([...lists].sort()).toEqual(Object.keys(ROLE_OF).sort());
});

test('every call that the action can make is in a list', () => {
  const listed = new Set(lists.flatMap((list) => demandsOf(list).map(({ action }) => action.split(':')[1])));
  const files = BUNDLED.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const made = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b([A-Z]\w+)Command\b/g)].map(([, name]) => name),
  );
  expect(made.length).toBeGreaterThan(20);
  // Neither needs a permission: the one is how a role is taken, the other asks who one is.
  const free = ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
  expect(made.filter((name) => !listed.has(name) && !free.includes(name ?? ''))).toEqual([]);
});

test.each(lists)('all that %s asks is allowed by its role', async (list) => {
  expect(await refusedTo(ROLE_OF[list] ?? 'build', list)).toEqual([]);
});

test('whoever plans may look, too: status asks nothing more', async () => {
  expect(await refusedTo('plan', 'status')).toEqual([]);
  expect(await refusedTo('plan', 'settle')).not.toEqual([]);
});

function refusedTo(role: JobRole, list: string): Promise<readonly string[]> {
  return refusalsOf(role, demandsOf(list));
}

test.each(['iam:DeleteRolePolicy', 'iam:DetachRolePolicy', 'iam:DeleteRole'])(
  '%s is allowed for a role that is older than the boundary, so that its colour can be removed',
  async (action) => {
    const demand = {
      action,
      resource: 'arn:aws:iam::123456789012:role/shop-production-green-task',
      context: {},
    };
    const known = { 'aws:ResourceTag/flipgate:environment': 'shop-production' };
    expect(await simulated('deploy', demand, known)).toBe('Allowed');
  },
);

test.each(['deploy', 'plan'] as const)(
  'the role %s may read whom it lets in, and not change it',
  async (role) => {
    const resource = `arn:aws:iam::123456789012:role/flipgate/shop-production-${role}`;
    expect(await simulated(role, { action: 'iam:GetRole', resource, context: {} })).toBe('Allowed');
    const change = { action: 'iam:UpdateAssumeRolePolicy', resource, context: {} };
    expect(await simulated(role, change)).not.toBe('Allowed');
  },
);

/**
 * Before 6.26 the AWS provider reads a value that is written alone, to forget it again; since then it lists the versions.
 * Which is why plans by their role need a provider from 6.26 on. Those that are run here have an older one.
 */
function asOfToday(demand: Demand): Demand {
  return demand.action === 'secretsmanager:GetSecretValue'
    ? { ...demand, action: 'secretsmanager:ListSecretVersionIds' }
    : demand;
}

/** What opens the previews is nothing for a plan: its doctor says so, and asks the public host alone. */
function isTheProbe({ action, resource }: Demand): boolean {
  return action === 'secretsmanager:GetSecretValue' && resource.includes(':secret:shop-production/probe-');
}

function demandsOf(list: string): readonly Demand[] {
  const lines = readFileSync(join(CALLS, `${list}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
  const demands = lines.map(readDemand).filter((demand) => list !== 'doctor-plan' || !isTheProbe(demand));
  return list.startsWith('terraform-plan-') ? demands.map(asOfToday) : demands;
}
