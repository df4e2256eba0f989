import { cloudName } from '../../model/cloud-name.ts';
import { Failure } from '../../model/failure.ts';
import type { PlanChange } from '../../model/plan-change.ts';
import type { Stack, StackPlan } from '../../ports.ts';
import { changeSetName, isMadeFor, type Purpose } from './change-set-name.ts';
import type { MadeChangeSet } from './change-sets.ts';
import { execute } from './execute.ts';
import type { Formation } from './formation.ts';
import { withTemplate } from './kept-template.ts';
import { createdBy } from './new-stack.ts';
import type { CdkOptions } from './options.ts';
import { refuseOtherEngine } from './other-engine.ts';
import { outputChanges } from './output-changes.ts';
import { plannedChange, resourceChange } from './planned-change.ts';
import { readyStack } from './ready-stack.ts';
import { stackIds } from './stack-ids.ts';
import type { Assembly } from './synthesize.ts';

/** Milliseconds after which no plan reads its change set any more. */
const FORGOTTEN_MS = 3_600_000;

type Wanted = Pick<Assembly, 'template' | 'tags' | 'isProtected'>;

/** What a plan is for: one that is read leaves nothing behind that could be applied. */
export type Use = 'read' | 'apply';

/** A stack's plan. */
export async function planStack(
  options: CdkOptions,
  formation: Formation,
  stack: Stack,
  wanted: Wanted,
  use: Use,
  signal: AbortSignal,
): Promise<StackPlan> {
  const name = cloudName(options.site, stack);
  const there = await readyStack(options, formation, name, signal);
  if (there === undefined && stack.kind === 'shared') await refuseOtherEngine(options, name);
  if (there === undefined) return planOfNew(options, formation, stack, wanted, use);
  await removeLeftovers(options, formation, name);
  const deployed = await formation.stacks.template(name);
  const made = await changeSet(options, formation, { name, kind: 'UPDATE', wanted }, signal);
  try {
    return {
      ...planned(stack, changesOf(made)),
      outputChanges: outputChanges(deployed, wanted.template),
      ids: await stackIds(formation, there.StackId ?? name, deployed),
      apply: async (aborting) => {
        refuseReading(use, name);
        if (made !== undefined) await execute(options, formation, name, made.name, aborting);
        if (there.EnableTerminationProtection !== wanted.isProtected)
          await formation.stacks.protect(name, wanted.isProtected);
      },
    };
  } finally {
    if (use === 'read' && made !== undefined)
      await formation.changeSets.remove({ stackName: name, changeSetName: made.name });
  }
}

function planOfNew(
  options: CdkOptions,
  formation: Formation,
  stack: Stack,
  wanted: Wanted,
  use: Use,
): StackPlan {
  const name = cloudName(options.site, stack);
  return {
    ...planned(stack, createdBy(wanted.template)),
    outputChanges: outputChanges('{}', wanted.template),
    ids: new Map(),
    apply: async (signal) => {
      refuseReading(use, name);
      const made = await changeSet(options, formation, { name, kind: 'CREATE', wanted }, signal);
      if (made === undefined) return;
      await execute(options, formation, name, made.name, signal);
      if (wanted.isProtected) await formation.stacks.protect(name, true);
    },
  };
}

interface Making {
  readonly name: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly wanted: Wanted;
}

async function changeSet(
  options: CdkOptions,
  formation: Formation,
  { name, kind, wanted }: Making,
  signal: AbortSignal,
): Promise<MadeChangeSet | undefined> {
  const purpose = purposeOf(options);
  const own = changeSetName(purpose, options.job);
  // A deploy is alone, and finds what a killed one has left; plans go on beside each other.
  const key = purpose === 'deploy' ? name : `${name}-${own}`;
  return withTemplate(options, purpose, key, wanted.template, (templateUrl) =>
    formation.changeSets.make(
      { stackName: name, changeSetName: own, kind, templateUrl, tags: wanted.tags },
      signal,
    ),
  );
}

function changesOf(made: MadeChangeSet | undefined): readonly PlanChange[] {
  return (made?.changes ?? []).flatMap(({ ResourceChange }) => {
    const change = ResourceChange && plannedChange(resourceChange.parse(ResourceChange));
    return change === undefined ? [] : [change];
  });
}

function planned(stack: Stack, changes: readonly PlanChange[]) {
  return { stack, changes, deferred: [], drift: [], diagnostics: [] };
}

/** What runs that were killed have left: of plans those that nobody can be reading; of deploys all, since only one is made at a time. */
async function removeLeftovers(options: CdkOptions, formation: Formation, name: string): Promise<void> {
  const purpose = purposeOf(options);
  for (const { ChangeSetName = '', CreationTime } of await formation.changeSets.list(name)) {
    const age = options.clock.now() - (CreationTime?.getTime() ?? 0);
    const isLeft = isMadeFor(purpose, ChangeSetName) && (purpose === 'deploy' || age > FORGOTTEN_MS);
    if (isLeft) await formation.changeSets.remove({ stackName: name, changeSetName: ChangeSetName });
  }
}

/** Whose change sets and templates they are: a role that may deploy touches none that a plan's may write. */
function purposeOf({ right }: CdkOptions): Purpose {
  return right === 'execute' ? 'deploy' : 'plan';
}

function refuseReading(use: Use, name: string): void {
  if (use === 'read') throw new Failure(`The plan of ${name} was made to be read.`, 'Deploy to apply it.');
}
