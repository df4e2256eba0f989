import type { Stack as Described, StackEvent } from '@aws-sdk/client-cloudformation';
import { cloudName } from '../../model/cloud-name.ts';
import { Failure } from '../../model/failure.ts';
import type { PlanChange } from '../../model/plan-change.ts';
import type { Stack, StackPlan } from '../../ports.ts';
import { changeSetName, isMadeFor } from './change-set-name.ts';
import type { MadeChangeSet } from './change-sets.ts';
import { execute } from './execute.ts';
import type { Formation } from './formation.ts';
import { withTemplate } from './kept-template.ts';
import { createdBy } from './new-stack.ts';
import type { CdkOptions } from './options.ts';
import { refuseOtherEngine } from './other-engine.ts';
import { outputChanges } from './output-changes.ts';
import { plannedChange, resourceChange } from './planned-change.ts';
import { leftTold } from './progress.ts';
import { stackIds } from './stack-ids.ts';
import type { Assembly } from './synthesize.ts';
import { readTemplate } from './template.ts';

/** Milliseconds after which no plan reads its change set any more. */
const FORGOTTEN_MS = 3_600_000;

type Wanted = Pick<Assembly, 'template' | 'tags' | 'isProtected'>;

/** What a plan is for: one that is read leaves nothing behind that could be applied. */
export type Use = 'read' | 'apply' | 'remove';

/** A stack, and what `readyStack` has found of it. */
export interface FoundStack {
  readonly stack: Stack;
  readonly there: Described | undefined;
}

/** A stack's plan. */
export async function planStack(
  options: CdkOptions,
  formation: Formation,
  { stack, there }: FoundStack,
  wanted: Wanted,
  use: Use,
  signal: AbortSignal,
): Promise<StackPlan> {
  const name = cloudName(options.site, stack);
  if (there === undefined && stack.kind === 'shared') await refuseOtherEngine(options, name);
  if (there === undefined) return planOfNew(options, formation, stack, wanted, use);
  await removeLeftovers(options, formation, name);
  const deployed = await formation.stacks.template(name);
  const made = await changeSet(options, formation, { name, kind: 'UPDATE', wanted }, signal);
  try {
    return {
      ...planned(stack, changesOf(made)),
      outputChanges: outputChanges(deployed.Outputs, readTemplate(wanted.template).Outputs),
      ids: await stackIds(formation, there.StackId ?? name, deployed),
      apply: async (aborting) => {
        refuseReading(use, name);
        if (made !== undefined)
          tellLeft(options, name, use, await execute(options, formation, name, made.name, aborting));
        if (there.EnableTerminationProtection !== wanted.isProtected)
          await formation.stacks.protect(name, wanted.isProtected);
      },
    };
  } finally {
    if (use === 'read' && made !== undefined)
      await formation.changeSets.discard({ stackName: name, changeSetName: made.name });
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
  const template = readTemplate(wanted.template);
  return {
    ...planned(stack, createdBy(template)),
    outputChanges: outputChanges(undefined, template.Outputs),
    ids: new Map(),
    apply: async (signal) => {
      refuseReading(use, name);
      const made = await changeSet(options, formation, { name, kind: 'CREATE', wanted }, signal);
      if (made === undefined) return;
      tellLeft(options, name, use, await execute(options, formation, name, made.name, signal));
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
  const { role, right, job } = options;
  const own = changeSetName(role, job);
  // Who may apply is alone, and finds what a killed run has left; those who look go on beside each other.
  const key = right === 'execute' ? name : `${name}-${own}`;
  return withTemplate(options, role, key, wanted.template, (templateUrl) =>
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
  const { clock, role, right } = options;
  for (const { ChangeSetName = '', CreationTime } of await formation.changeSets.list(name)) {
    const age = clock.now() - (CreationTime?.getTime() ?? 0);
    const isLeft = isMadeFor(role, ChangeSetName) && (right === 'execute' || age > FORGOTTEN_MS);
    if (isLeft) await formation.changeSets.discard({ stackName: name, changeSetName: ChangeSetName });
  }
}

/** A stack counts as updated although something of it could not be deleted: nobody looks for that again. */
function tellLeft({ log }: CdkOptions, name: string, use: Use, left: readonly StackEvent[]): void {
  if (left.length === 0) return;
  const told = `CloudFormation could not delete all of ${name}, and has forgotten it: ${leftTold(left)}.`;
  if (use === 'remove')
    throw new Failure(told, 'Delete that by hand: it costs money, and the next deploy needs its name.');
  log.warning(told);
}

function refuseReading(use: Use, name: string): void {
  if (use === 'read') throw new Failure(`The plan of ${name} was made to be read.`, 'Deploy to apply it.');
}
