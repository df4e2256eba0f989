/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_PropertyDifference.html */
export interface PropertyDifference {
  readonly PropertyPath: string;
  readonly ExpectedValue: string;
  readonly ActualValue: string;
  readonly DifferenceType: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
}

/** How a resource was found. */
export interface ResourceDrift {
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId: string;
  readonly ResourceType: string;
  readonly StackResourceDriftStatus: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED' | 'UNKNOWN';
  readonly ExpectedProperties?: string;
  readonly ActualProperties?: string;
  readonly PropertyDifferences?: readonly PropertyDifference[];
  readonly DriftStatusReason?: string;
  readonly Timestamp: Date;
}

/** One look at all resources of a stack. */
export interface StackDrift {
  readonly at: Date;
  readonly resources: readonly ResourceDrift[];
}

export function drifted({ resources }: StackDrift): readonly ResourceDrift[] {
  return resources.filter(
    ({ StackResourceDriftStatus: status }) => status === 'MODIFIED' || status === 'DELETED',
  );
}

export function stackDriftStatus(drift: StackDrift | undefined) {
  if (drift === undefined) return { StackDriftStatus: 'NOT_CHECKED' };
  const status = drifted(drift).length > 0 ? 'DRIFTED' : 'IN_SYNC';
  return { StackDriftStatus: status, LastCheckTimestamp: drift.at };
}

export function resourceDrift(drift: StackDrift | undefined, id: string) {
  const found = drift?.resources.find(({ LogicalResourceId }) => LogicalResourceId === id);
  if (!found) return { StackResourceDriftStatus: 'NOT_CHECKED' };
  const { StackResourceDriftStatus, Timestamp } = found;
  return { StackResourceDriftStatus, LastCheckTimestamp: Timestamp };
}
