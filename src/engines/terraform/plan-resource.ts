import { z } from 'zod';
import { differences } from '../../model/attribute-differences.ts';
import type { Fields } from '../../model/attribute-shape.ts';
import { Failure } from '../../model/failure.ts';
import type { PlanAction, PlanChange, ReplaceOrder } from '../../model/plan-change.ts';
import { opened } from '../../model/plan-exposure.ts';
import { protectedBy } from '../../model/plan-protection.ts';
import { granted } from '../../model/plan-rights.ts';
import { causeInWords, forcedBy } from './plan-reason.ts';

const fields = z.custom<Fields>((value) => typeof value === 'object').nullish();
const path = z.array(z.union([z.string(), z.number()]));

/** One resource of a plan. Fields that are not named here are nothing to us. */
export const plannedResource = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.string().optional(),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: z.object({
    actions: z.array(z.string()),
    before: fields,
    after: fields,
    after_unknown: z.unknown().optional(),
    before_sensitive: z.unknown().optional(),
    after_sensitive: z.unknown().optional(),
    replace_paths: z.array(path).optional().catch(undefined),
    importing: z.unknown().optional(),
  }),
});
export type PlannedResource = z.infer<typeof plannedResource>;

/**
 * Undefined for what stays as it is.
 * @throws Failure for an action that is not known.
 */
export function plannedChange(resource: PlannedResource): PlanChange | undefined {
  const { address, type, change, previous_address: movedFrom, action_reason: cause } = resource;
  const fate = fateOf(resource);
  if (fate === undefined) return undefined;
  const reason = reasonOf(resource);
  const [before, after] = [change.before ?? undefined, change.after ?? undefined];
  const opens = opened(type, before, fate.action === 'destroy' ? undefined : after);
  const grants = fate.action === 'destroy' ? [] : granted(type, before, after);
  const heldBy = fate.action === 'destroy' ? protectedBy(before) : undefined;
  return {
    address,
    type,
    ...fate,
    ...(cause === undefined ? {} : { cause }),
    ...(reason === undefined ? {} : { reason }),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(HAS_DIFFERENCES.has(fate.action) ? { attributes: differencesIn(change) } : {}),
    ...(heldBy === undefined ? {} : { heldBy }),
    ...(opens.length === 0 || !WRITES.has(fate.action) ? {} : { opens }),
    ...(grants.length === 0 || !WRITES.has(fate.action) ? {} : { grants }),
  };
}

const HAS_DIFFERENCES: ReadonlySet<PlanAction> = new Set(['create', 'update', 'replace', 'import']);
const WRITES: ReadonlySet<PlanAction> = new Set(['create', 'update', 'replace', 'destroy', 'import']);

function differencesIn(change: PlannedResource['change']) {
  return differences(
    { value: change.before, sensitive: change.before_sensitive },
    { value: change.after, sensitive: change.after_sensitive, unknown: change.after_unknown },
  );
}

function reasonOf({ deposed, action_reason: cause, change }: PlannedResource): string | undefined {
  if (deposed !== undefined) return `deposed object \`${deposed}\`, left over when it was replaced`;
  const forced = forcedBy(change.replace_paths ?? []);
  if (forced !== undefined && (cause === undefined || cause === 'replace_because_cannot_update'))
    return forced;
  return cause === undefined ? undefined : causeInWords(cause);
}

interface Fate {
  readonly action: PlanAction;
  readonly order?: ReplaceOrder;
}

function fateOf({ address, previous_address, change }: PlannedResource): Fate | undefined {
  const actions = change.actions.join(' then ');
  switch (actions) {
    case 'no-op':
      if (change.importing) return { action: 'import' };
      return previous_address === undefined ? undefined : { action: 'move' };
    case 'create':
    case 'update':
    case 'forget':
    case 'read':
      return { action: actions };
    case 'open':
    case 'renew':
    case 'close':
      return { action: 'read' };
    case 'delete':
      return { action: 'destroy' };
    case 'delete then create':
      return { action: 'replace', order: 'destroy-first' };
    case 'create then delete':
      return { action: 'replace', order: 'create-first' };
    case 'create then forget':
      return { action: 'replace', order: 'create-only' };
    default:
      throw new Failure(
        `The plan does "${actions}" to ${address}, which this release of the action does not know.`,
        'Update the action, or use the release of Terraform or OpenTofu that it names in its documentation.',
      );
  }
}
