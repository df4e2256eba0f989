import { randomUUID } from 'node:crypto';
import { page } from '../../ecs/page.ts';
import type { Operations } from '../../shapes/json-room.ts';
import type { CloudFormation } from '../cloudformation.ts';
import { invalid } from '../refusals.ts';
import type { Stack } from '../stack.ts';
import { lookAt } from './look.ts';
import { drifted, type StackDrift, stackDriftStatus } from './stack-drift.ts';

/** Statuses of stacks that can be looked at. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html */
const LOOKABLE = /^(CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED)$/;

interface Look {
  readonly stack: Stack;
  readonly begun: Date;
  drift?: StackDrift;
}

export function driftOperations(formation: CloudFormation): Operations {
  const { stacks } = formation;
  const looks = new Map<string, Look>();
  return {
    DetectStackDrift: ({ StackName, LogicalResourceIds }) => {
      const stack = stacks.get(StackName);
      if (!LOOKABLE.test(stack.status))
        throw invalid(`Drift detection is not supported on stack [${stack.name}] in state [${stack.status}]`);
      const id = randomUUID();
      const begun: Look = { stack, begun: formation.now() };
      looks.set(id, begun);
      formation.go(async () => {
        begun.drift = await look(formation, stack, LogicalResourceIds);
        stack.drift = begun.drift;
      });
      return { StackDriftDetectionId: id };
    },
    DescribeStackDriftDetectionStatus: ({ StackDriftDetectionId: id }) => {
      const found = looks.get(id);
      if (!found) throw invalid(`Drift detection [${id}] does not exist`);
      const { stack, begun, drift } = found;
      const common = { StackId: stack.id, StackDriftDetectionId: id, Timestamp: begun };
      if (!drift) return { ...common, DetectionStatus: 'DETECTION_IN_PROGRESS' };
      const unread = drift.resources.filter(({ StackResourceDriftStatus: status }) => status === 'UNKNOWN');
      const names = unread.map(({ LogicalResourceId }) => LogicalResourceId).join(', ');
      return {
        ...common,
        DetectionStatus: unread.length > 0 ? 'DETECTION_FAILED' : 'DETECTION_COMPLETE',
        ...(unread.length > 0
          ? { DetectionStatusReason: `Failed to detect drift on resource [${names}]` }
          : {}),
        StackDriftStatus: stackDriftStatus(drift).StackDriftStatus,
        DriftedStackResourceCount: drifted(drift).length,
      };
    },
    DescribeStackResourceDrifts: ({ StackName, StackResourceDriftStatusFilters, NextToken, MaxResults }) => {
      const stack = stacks.get(StackName);
      const wanted = (stack.drift?.resources ?? []).filter(
        ({ StackResourceDriftStatus: status }) =>
          status !== 'NOT_CHECKED' && (StackResourceDriftStatusFilters?.includes(status) ?? true),
      );
      const { items, nextToken } = page(wanted, { nextToken: NextToken, maxResults: MaxResults });
      return {
        StackResourceDrifts: items.map((one) => ({ StackId: stack.id, ...one })),
        NextToken: nextToken,
      };
    },
  };
}

async function look(
  formation: CloudFormation,
  stack: Stack,
  only: readonly string[] | undefined,
): Promise<StackDrift> {
  const makerOf = await formation.makers();
  const wanted = [...stack.resources].filter(([one]) => only?.includes(one) ?? true);
  const resources = await Promise.all(
    wanted.map(([one, live]) => lookAt(one, live, makerOf(live.type), formation.resolve, formation.now())),
  );
  return { at: formation.now(), resources };
}
