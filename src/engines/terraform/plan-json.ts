import { z } from 'zod';
import { Failure } from '../../model/failure.ts';
import type { PlanChange } from '../../model/plan-change.ts';

const resourceChange = z.object({
  address: z.string(),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: z.object({ actions: z.array(z.string()), importing: z.unknown().optional() }),
});
const plan = z.object({
  format_version: z.string(),
  resource_changes: z.array(resourceChange).default([]),
});

/**
 * The changes in what `show -json` says of a plan file. Fields that it does not know are nothing to it;
 * values are never read, since they hold secrets in clear.
 * @throws Failure for a format other than 1.x, or an action that is not known.
 */
export function planChanges(json: unknown): readonly PlanChange[] {
  const { format_version, resource_changes } = plan.parse(json);
  if (!format_version.startsWith('1.')) {
    throw new Failure(
      `The plan is written in format ${format_version}; this release of the action reads 1.x.`,
      'Use a Terraform 1.x or OpenTofu 1.x, or update the action.',
    );
  }
  return resource_changes.flatMap(neutral);
}

function neutral(resource: z.infer<typeof resourceChange>): readonly PlanChange[] {
  const { address, type, change, deposed } = resource;
  const actions = change.actions.join(' then ');
  if (actions === 'no-op' && !change.importing) return [];
  const reason =
    deposed === undefined ? (resource.action_reason ?? REASONS[actions]) : `deposed object ${deposed}`;
  const action = actionOf(address, actions);
  return [{ address, type, action, ...(reason === undefined ? {} : { reason }) }];
}

const REASONS: Readonly<Record<string, string>> = {
  'no-op': 'imported',
  forget: 'leaves the state, is not destroyed',
  'create then forget': 'a new one is created, the present one leaves the state and is not destroyed',
};

function actionOf(address: string, actions: string): PlanChange['action'] {
  switch (actions) {
    case 'no-op':
    case 'update':
    case 'forget':
      return 'update';
    case 'create':
      return 'create';
    case 'read':
    case 'open':
      return 'read';
    case 'delete':
      return 'destroy';
    case 'delete then create':
    case 'create then delete':
    case 'create then forget':
      return 'replace';
    default:
      throw new Failure(
        `The plan does "${actions}" to ${address}, which this release of the action does not know.`,
        'Update the action, or use the release of Terraform or OpenTofu that it names in its documentation.',
      );
  }
}
