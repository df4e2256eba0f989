import { type ChangeSet, statusOf } from './change-set.ts';
import { resourceDrift, stackDriftStatus } from './drift/stack-drift.ts';
import type { Deployed, Stack, StackEvent } from './stack.ts';

/** As DescribeStacks says it. */
export function stackView(stack: Stack) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    ...(stack.executed === undefined ? {} : { ChangeSetId: stack.executed.id }),
    ...described(stack.deployed),
    CreationTime: stack.createdAt,
    ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: stack.updatedAt }),
    ...(stack.deletedAt === undefined ? {} : { DeletionTime: stack.deletedAt }),
    StackStatus: stack.status,
    ...(stack.reason === undefined ? {} : { StackStatusReason: stack.reason }),
    Parameters: parametersView(stack.deployed),
    Outputs: stack.outputs,
    Tags: stack.deployed?.tags ?? [],
    Capabilities: stack.deployed?.capabilities ?? [],
    EnableTerminationProtection: stack.isProtected,
    DisableRollback: false,
    DriftInformation: stackDriftStatus(stack.drift),
    NotificationARNs: [],
  };
}

function described(deployed: Deployed | undefined) {
  const text = deployed?.template.Description;
  return text === undefined ? {} : { Description: text };
}

/** What is not to be echoed is not. */
function parametersView(deployed: Deployed | undefined) {
  return Object.entries(deployed?.parameters ?? {}).map(([ParameterKey, value]) => {
    const secret = String(deployed?.template.Parameters?.[ParameterKey]?.NoEcho ?? false) === 'true';
    return { ParameterKey, ParameterValue: secret ? '****' : value };
  });
}

export function eventView(stack: Stack, event: StackEvent) {
  return { ...event, StackId: stack.id, StackName: stack.name };
}

/** Resources that are there, and those of which something else is to be told: under way, failed, or deleted with their stack. */
export function resourceViews(stack: Stack) {
  const newest = new Map<string, StackEvent>();
  const ends = /^(ROLLBACK|DELETE)_/.test(stack.status);
  /** After an update: what was replaced or left out is the stack's no more, also where it could not be deleted. */
  const isPast = ({ ResourceStatus }: StackEvent) =>
    !ends && !stack.isGoingOn && ResourceStatus.startsWith('DELETE_');
  for (const event of stack.events) {
    const { LogicalResourceId: id, PhysicalResourceId } = event;
    const isOfOld = stack.resources.has(id) && isPast(event);
    if (PhysicalResourceId !== stack.id && !newest.has(id) && !isOfOld) newest.set(id, event);
  }
  return [...newest.values()]
    .filter(
      (event) =>
        ends ||
        stack.resources.has(event.LogicalResourceId) ||
        (/_(IN_PROGRESS|FAILED)$/.test(event.ResourceStatus) && !isPast(event)),
    )
    .toReversed()
    .map((event) => ({
      LogicalResourceId: event.LogicalResourceId,
      ...physicalId(stack, event),
      ResourceType: event.ResourceType,
      at: event.Timestamp,
      ResourceStatus: event.ResourceStatus,
      ...(event.ResourceStatusReason === undefined
        ? {}
        : { ResourceStatusReason: event.ResourceStatusReason }),
      DriftInformation: resourceDrift(stack.drift, event.LogicalResourceId),
    }));
}

function physicalId(stack: Stack, { LogicalResourceId, PhysicalResourceId }: StackEvent) {
  const id = stack.resources.get(LogicalResourceId)?.made.physicalId ?? PhysicalResourceId;
  return id === '' ? {} : { PhysicalResourceId: id };
}

/** As DescribeChangeSet says it. */
export function changeSetView(set: ChangeSet, stack: Stack, now: Date, withValues: boolean) {
  const status = statusOf(set, now);
  return {
    ...{ ChangeSetName: set.name, ChangeSetId: set.id, StackId: stack.id, StackName: stack.name },
    ...(set.description === undefined ? {} : { Description: set.description }),
    Parameters: parametersView(set.wanted),
    CreationTime: set.createdAt,
    ...status,
    NotificationARNs: [],
    Capabilities: set.wanted.capabilities,
    Tags: set.wanted.tags,
    Changes: status.Status === 'CREATE_COMPLETE' ? set.changes.map((one) => changeView(one, withValues)) : [],
  };
}

/** Values are told to those who ask for them. */
function changeView(change: ChangeSet['changes'][number], withValues: boolean) {
  if (withValues) return { Type: 'Resource', ResourceChange: change };
  const { BeforeContext: _b, AfterContext: _a, Details, ...rest } = change;
  const details = Details.map(({ Target, ...detail }) => {
    const { Attribute, Name, RequiresRecreation } = Target;
    return { Target: { Attribute, Name, RequiresRecreation }, ...detail };
  });
  return { Type: 'Resource', ResourceChange: { ...rest, Details: details } };
}

export function changeSetSummary(set: ChangeSet, stack: Stack, now: Date) {
  return {
    ...{ ChangeSetId: set.id, ChangeSetName: set.name, StackId: stack.id, StackName: stack.name },
    ...statusOf(set, now),
    CreationTime: set.createdAt,
  };
}
