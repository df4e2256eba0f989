import type {
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Timeline } from '../ecs/timeline.ts';
import type { CloudRequest, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { queryOperation, queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import type { Target } from './target.ts';
import type { FindTargetGroup } from './target-group.ts';
import type { Targets } from './targets.ts';

/** Of ELBv2 only this: everything else belongs to whoever holds the load balancers. */
export function ownsTargetHealth(request: CloudRequest): boolean {
  return queryOperation(request) === 'DescribeTargetHealth';
}

export function targetHealthRoom(
  shapes: Shapes,
  timeline: Timeline,
  targets: Targets,
  find: FindTargetGroup,
): Room {
  return queryRoom(shapes, 'elbv2', {
    DescribeTargetHealth: async (input: DescribeTargetHealthCommandInput) => {
      const arn = input.TargetGroupArn ?? '';
      const exists = (await find(arn)) !== undefined;
      return timeline.enter(() => {
        const found = targets.in(arn);
        if (!exists && found.length === 0) {
          throw new AwsError('TargetGroupNotFound', 'One or more target groups not found');
        }
        return { TargetHealthDescriptions: wanted(found, input).map(describe) };
      });
    },
  });
}

function wanted(found: readonly Target[], input: DescribeTargetHealthCommandInput): readonly Target[] {
  if (input.Targets === undefined) return found;
  return found.filter((target) =>
    input.Targets?.some(
      (one) => one.Id === target.ip && (one.Port === undefined || one.Port === target.port),
    ),
  );
}

type Description = NonNullable<DescribeTargetHealthCommandOutput['TargetHealthDescriptions']>[number];

function describe(target: Target): Description {
  return {
    Target: { Id: target.ip, Port: target.port, AvailabilityZone: 'all' },
    HealthCheckPort: String(target.port),
    TargetHealth: {
      State: target.state,
      ...(target.reason && { Reason: target.reason }),
      ...(target.description && { Description: target.description }),
    },
  };
}
