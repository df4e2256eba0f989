import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Demand, demandLine, readDemand } from './demands/demand.ts';
import type { JobRole } from './policies.ts';
import { ours, simulated } from './simulated.ts';

const CALLS = join(import.meta.dirname, 'calls');
const ROLE_OF: Readonly<Record<string, JobRole>> = {
  build: 'build',
  'docker-push': 'build',
  plan: 'plan',
  drift: 'plan',
  'terraform-plan-development': 'plan',
  'terraform-plan-production': 'plan',
  deploy: 'deploy',
  settle: 'deploy',
  rollback: 'deploy',
  run: 'deploy',
  status: 'deploy',
  'terraform-apply-development': 'deploy',
  'terraform-apply-production': 'deploy',
};
const lists = readdirSync(CALLS).map((file) => basename(file, '.txt'));

test('every list has a role that it is tested with', () => {
  expect([...lists].sort()).toEqual(Object.keys(ROLE_OF).sort());
});

test.each(lists)('all that %s asks is allowed by its role', { timeout: 120_000 }, async (list) => {
  const role = ROLE_OF[list] ?? 'build';
  const refused: string[] = [];
  for (const demand of demandsOf(list)) {
    const verdict = await simulated(role, demand, ours(demand));
    if (verdict !== 'Allowed') refused.push(`${verdict} ${demandLine(demand)}`);
  }
  expect(refused).toEqual([]);
});

/**
 * Before 6.26 the AWS provider reads a value that is written alone, to forget it again; since then it lists the versions.
 * Which is why plans by their role need a provider from 6.26 on. Those that are run here have an older one.
 */
function asOfToday(demand: Demand): Demand {
  return demand.action === 'secretsmanager:GetSecretValue'
    ? { ...demand, action: 'secretsmanager:ListSecretVersionIds' }
    : demand;
}

function demandsOf(list: string): readonly Demand[] {
  const lines = readFileSync(join(CALLS, `${list}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
  const demands = lines.map(readDemand);
  return list.startsWith('terraform-plan-') ? demands.map(asOfToday) : demands;
}
