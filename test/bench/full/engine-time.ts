import type { Cloud } from '../../cloud/cloud.ts';
import type { RecordedCall } from '../../cloud/recording.ts';
import { type Begun, terraformSpans } from '../../demo/terraform-spans.ts';

/**
 * Milliseconds in which the engine of one run was at work: the commands of Terraform, or those of the CDK CLI and
 * CloudFormation, which carries out for CDK what terraform does by itself. That we look at it every two seconds only is
 * the action's.
 * @param cloud  with its recording cleared when the run began
 */
export async function engineTime(temp: string, cloud: Cloud): Promise<number> {
  return covered([...(await terraformSpans(temp)), ...changeSets(cloud), ...executions(cloud)]);
}

/** What two do beside each other is waited for once. */
function covered(spans: readonly Begun[]): number {
  let [until, sum] = [0, 0];
  for (const { from, ms } of [...spans].sort((one, other) => one.from - other.from)) {
    sum += Math.max(0, from + ms - Math.max(from, until));
    until = Math.max(until, from + ms);
  }
  return sum;
}

function changeSets({ recording, cloudFormation }: Cloud): readonly Begun[] {
  const asked = recording.calls.filter(({ operation }) => operation === 'CreateChangeSet');
  return asked.map(({ at }) => ({ name: 'change set', from: at, ms: cloudFormation.thinking }));
}

function executions(cloud: Cloud): readonly Begun[] {
  const asked = cloud.recording.calls.filter(({ operation }) => operation === 'ExecuteChangeSet');
  return asked.map((call) => ({ name: 'execution', from: call.at, ms: endOf(call, cloud) - call.at }));
}

/** When the stack came to its end for the first time after it was asked. */
function endOf({ at, target }: RecordedCall, { cloudFormation }: Cloud): number {
  const [name = ''] = target.split(' ');
  const ended = cloudFormation.stacks
    .get(name)
    .events.findLast(
      (one) =>
        one.Timestamp.getTime() >= at &&
        one.LogicalResourceId === name &&
        /^(CREATE|UPDATE)_COMPLETE$/.test(one.ResourceStatus),
    );
  if (!ended) throw new Error(`${name} never came to its end.`);
  return ended.Timestamp.getTime();
}
