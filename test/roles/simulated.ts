import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { type Demand, demandLine } from './demands/demand.ts';
import { type JobRole, POLICIES_OF, policy, TOLD } from './policies.ts';

const TAG = 'aws:ResourceTag/flipgate:environment';

export type Verdict = 'Allowed' | 'ImplicitlyDenied' | 'ExplicitlyDenied';

/** What IAM knows of the resources of a call besides what the call says. */
export type Known = Readonly<Record<string, string>>;

export const BOUNDARY = `arn:aws:iam::${TOLD.account}:policy/flipgate/${TOLD.prefix}-boundary`;

/** A resource of the environment that there is: tagged by its stack, roles in their boundary. */
export function ours({ action, resource }: Demand): Known {
  const bounds = action === 'iam:CreateRole' || action === 'iam:PutRolePermissionsBoundary';
  return {
    // What is only made has no tag yet.
    ...(resource.endsWith('/*') ? {} : { [TAG]: TOLD.prefix }),
    ...(bounds ? {} : { 'iam:PermissionsBoundary': BOUNDARY }),
  };
}

/**
 * Whether a role may do it, by a simulator of somebody else's that knows every action, resource type and condition
 * key of IAM's.
 * @throws an error when the simulator finds something wrong with the policies or the demand itself.
 */
export function simulated(role: JobRole, demand: Demand, known: Known = {}): Promise<Verdict> {
  const principal = `arn:aws:iam::${TOLD.account}:role/flipgate/${TOLD.prefix}-${role}`;
  return simulate(principal, POLICIES_OF[role], demand, { ...known, ...demand.context });
}

/** What of these a role may not do, each with the verdict. */
export async function refusalsOf(role: JobRole, demands: readonly Demand[]): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const demand of demands) {
    const verdict = await simulated(role, demand, ours(demand));
    if (verdict !== 'Allowed') refused.push(`${verdict} ${demandLine(demand)}`);
  }
  return refused;
}

/** What a role could do at most that was made by a deploy, whatever it was given. */
export function withinBoundary(demand: Demand): Promise<Verdict> {
  return simulate(
    `arn:aws:iam::${TOLD.account}:role/${TOLD.prefix}-blue-task`,
    ['boundary'],
    demand,
    demand.context,
  );
}

async function simulate(
  principal: string,
  names: readonly string[],
  { action, resource }: Demand,
  contextVariables: Known,
): Promise<Verdict> {
  const simulation: Simulation = {
    request: {
      ...{ principal, action, contextVariables: { ...contextVariables } },
      resource: { resource, accountId: TOLD.account },
    },
    identityPolicies: names.map((name) => ({ name, policy: policy(name) })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(resource.includes(':kms:') ? { resourcePolicy: IAM_DECIDES } : {}),
  };
  const result = await runSimulation(simulation, {});
  if (result.resultType !== 'error') return result.overallResult as Verdict;
  // An ARN of AWS Backup's that may be a plan's or a framework's is no mistake.
  if (result.errors.message === 'multiple.resource.types')
    return runUnsafeSimulation(simulation, {}) as Verdict;
  throw new Error(`${action} ${resource}: ${JSON.stringify(result.errors)}`);
}

/** The policy of the stacks' keys. */
const IAM_DECIDES = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${TOLD.account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};
