import type { ChangeSet, Stack } from './stack.ts';

/** As DescribeStacks says it. */
export function stackView(stack: Stack) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: stack.createdAt,
    ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: stack.updatedAt }),
    StackStatus: stack.status,
    ...(stack.reason === undefined ? {} : { StackStatusReason: stack.reason }),
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Outputs: stack.outputs,
    Tags: stack.tags,
    EnableTerminationProtection: stack.isProtected,
    DisableRollback: false,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    NotificationARNs: [],
  };
}

/** As DescribeChangeSet says it. */
export function changeSetView(set: ChangeSet, stack: Stack) {
  return {
    ChangeSetName: set.name,
    ChangeSetId: set.id,
    StackId: stack.id,
    StackName: stack.name,
    Parameters: Object.entries(set.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    CreationTime: set.createdAt,
    ExecutionStatus: set.execution,
    Status: set.status,
    ...(set.reason === undefined ? {} : { StatusReason: set.reason }),
    NotificationARNs: [],
    Capabilities: [],
    Tags: set.tags,
    Changes: set.changes.map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
  };
}
