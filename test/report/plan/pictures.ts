import type { FailedPicture, OnMerge, PlannedPicture, PlannedStack } from '../../../src/model/picture.ts';
import type { Plan, PlanDiagnostic } from '../../../src/model/plan-change.ts';
import { refusedChanges } from '../../../src/model/plan-gate.ts';
import { digestOf, plannedStack } from '../../../src/model/planned-stack.ts';
import { BLANKS, imageOf } from './real-plans.ts';

const AT = Date.parse('2026-11-24T10:00:00Z');
const FRAME = {
  environment: 'production',
  commit: '2'.repeat(40),
  at: AT,
  runUrl: 'https://github.com/acme/shop/actions/runs/42',
};

export const PLANNING = { ...FRAME, state: 'planning' } as const;

export const ON_MERGE: OnMerge = {
  image: { kind: 'build', repository: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop' },
  settle: { release: '1'.repeat(40), endsWarmRollbackTo: '0'.repeat(40) },
  migrations: { kind: 'none' },
  colors: { live: 'blue', idle: 'green' },
  hostname: 'api.example.com',
  verify: { count: 5, paths: ['/healthz', '/admin/login/'] },
  bakeMs: 600_000,
  warmMs: 3_600_000,
  estimate: { ms: 754_000, deploys: 5 },
};

/** An index before the flip, and what the old colour still reads after it. */
export const TWO_PHASES: OnMerge = {
  ...ON_MERGE,
  migrations: {
    kind: 'pending',
    migrations: [
      {
        name: 'orders.0007_order_placed_index',
        phase: 'expand',
        operations: ['AddIndexConcurrently orders.order.placed'],
        guard: { kind: 'survives', cautions: [] },
        lockRisk: 'none: it is built beside the traffic',
      },
      {
        name: 'orders.0008_drop_note',
        phase: 'contract',
        operations: ['RemoveField orders.order.note'],
        guard: { kind: 'not judged', why: 'a contract runs when no old code is left' },
        lockRisk: 'short: ACCESS EXCLUSIVE for the catalogue alone',
      },
    ],
  },
};

export const MIGRATING: OnMerge = {
  ...ON_MERGE,
  hold: { from: '1'.repeat(40), by: 'kim', reason: 'orders fail', stops: true },
  image: { kind: 'reuse', image: imageOf('2') },
  migrations: {
    kind: 'pending',
    migrations: [
      {
        name: 'orders.0004_total',
        phase: 'expand',
        operations: ['Add field total to order'],
        guard: { kind: 'survives', cautions: ['the table has about 2,000,000 rows'] },
        lockRisk: 'short: ACCESS EXCLUSIVE for the catalogue alone, 2 s at most',
        sql: ['ALTER TABLE "orders_order" ADD COLUMN "total" numeric(10, 2) NULL;'],
      },
      {
        name: 'orders.0005_drop_note',
        phase: 'expand',
        operations: ['Remove field note from order'],
        guard: {
          kind: 'refused',
          why: 'the live code reads `note`.',
          instead: 'take it out of the code first.',
        },
      },
      {
        name: 'orders.0006_old',
        phase: 'contract',
        operations: ['Run a function', 'Delete model Old'],
        guard: { kind: 'not judged', why: 'a contract runs when no old code is left' },
      },
    ],
  },
};

export function stackOf(
  plan: Plan,
  name: PlannedStack['name'],
  standing: PlannedStack['standing'],
  basis: PlannedStack['basis'] = { kind: 'known' },
): PlannedStack {
  return plannedStack(plan, { name, standing, basis }, BLANKS);
}

export function plannedPicture(
  stacks: readonly PlannedStack[],
  more: Partial<PlannedPicture> = {},
): PlannedPicture {
  return {
    ...FRAME,
    state: 'planned',
    asked: 'merge',
    stacks,
    release: {
      image: { from: imageOf('1'), to: imageOf('2') },
      release: { from: '1'.repeat(40), to: '2'.repeat(40) },
    },
    verdicts: destroyVerdicts(stacks),
    merge: ON_MERGE,
    digest: digestOf(stacks),
    completeIn: {
      kind: 'artifact',
      name: 'plan-shop-production.txt',
      url: `${FRAME.runUrl}/artifacts/7`,
    },
    ...more,
  };
}

function destroyVerdicts(stacks: readonly PlannedStack[]): PlannedPicture['verdicts'] {
  const refused = stacks.flatMap(({ changes, standing }) => refusedChanges(changes, [], standing));
  if (refused.length === 0) return [];
  return [
    {
      gate: 'destroy',
      kind: 'stops',
      detail: `${refused.length} resources would be lost. Name each address in \`allow-destroy\`, or change the code.`,
    },
  ];
}

export function failedPicture(
  diagnostics: readonly PlanDiagnostic[],
  message = 'terraform plan of shared failed.',
): FailedPicture {
  return {
    ...FRAME,
    state: 'failed',
    message,
    remedy: 'Correct `main.tf` near line 5, or what it asks AWS for, and run again.',
    diagnostics,
  };
}
