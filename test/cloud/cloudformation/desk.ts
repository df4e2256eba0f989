import {
  CloudFormation as Client,
  type StackResourceDrift,
  type StackResourceDriftStatus,
} from '@aws-sdk/client-cloudformation';
import type { Cloud } from '../cloud.ts';
import { sdkHandler } from '../sdk-handler.ts';
import { callsOn } from './makers/calls.ts';

export type Desk = ReturnType<typeof openDesk>;

/** Where tests deploy from: a client of the cloud, and what they do with it again and again. */
export function openDesk(cloud: Cloud) {
  const { region } = cloud.home;
  const config = {
    ...{ endpoint: 'http://cloud.invalid', region },
    credentials: { accessKeyId: 'DESK', secretAccessKey: 'local-cloud' },
    requestHandler: sdkHandler((request) => cloud.door.answer(request)),
  };
  const client = new Client(config);
  cloud.cloudFormation.thinking = 0;
  let nth = 0;
  /** A template beyond what a call takes is laid into a bucket. */
  const given = (text: string) => {
    if (Buffer.byteLength(text) <= 51_200) return { TemplateBody: text };
    const key = `${++nth}.json`;
    const object = { body: Buffer.from(text), headers: {} };
    cloud.s3.create('templates').put(key, object, { kind: 'none' }, cloud.clock.now());
    return { TemplateURL: `https://templates.s3.${region}.amazonaws.com/${key}` };
  };
  const propose = async (StackName: string, template: string | object) => {
    const text = typeof template === 'string' ? template : JSON.stringify(template);
    const there = await client.describeStacks({ StackName }).then(
      ({ Stacks }) => Stacks?.[0]?.StackStatus !== 'REVIEW_IN_PROGRESS',
      () => false,
    );
    const { Id: ChangeSetName } = await client.createChangeSet({
      ...{ StackName, ChangeSetName: `change-${++nth}`, ChangeSetType: there ? 'UPDATE' : 'CREATE' },
      ...given(text),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    });
    return client.describeChangeSet({ ChangeSetName, IncludePropertyValues: true });
  };
  const outcome = async (StackName: string) => {
    await cloud.cloudFormation.settled();
    const { Stacks } = await client.describeStacks({ StackName });
    const { StackEvents = [] } = await client.describeStackEvents({ StackName });
    const failed = StackEvents.filter(
      ({ ResourceStatus, ResourceType }) =>
        ResourceStatus?.endsWith('FAILED') && ResourceType !== 'AWS::CloudFormation::Stack',
    );
    return {
      stack: Stacks?.[0],
      events: StackEvents,
      failed: failed.map(
        (one) => `${one.ResourceType} ${one.LogicalResourceId}: ${one.ResourceStatusReason}`,
      ),
    };
  };
  return {
    config,
    client,
    given,
    /** What differs, one line for each place. */
    drifts: async (StackName: string): Promise<readonly string[]> => {
      await client.detectStackDrift({ StackName });
      await cloud.cloudFormation.settled();
      const filter: StackResourceDriftStatus[] = ['MODIFIED', 'DELETED', 'UNKNOWN'];
      const { StackResourceDrifts } = await client.describeStackResourceDrifts({
        ...{ StackName, StackResourceDriftStatusFilters: filter },
      });
      return (StackResourceDrifts ?? []).map(driftLine).sort();
    },
    propose,
    outcome,
    deploy: async (StackName: string, template: string | object) => {
      const proposed = await propose(StackName, template);
      await client.executeChangeSet({ ChangeSetName: proposed.ChangeSetId });
      return { proposed, ...(await outcome(StackName)) };
    },
    /** As `cdk bootstrap` leaves it behind. */
    bootstrapped: async () => {
      const { json } = callsOn(cloud.door, cloud.shapes, region);
      const Name = '/cdk-bootstrap/hnb659fds/version';
      await json('ssm', 'AmazonSSM.PutParameter', { Name, Value: '31', Type: 'String' });
    },
  };
}

function driftLine(found: StackResourceDrift): string {
  const { LogicalResourceId, StackResourceDriftStatus: status, DriftStatusReason } = found;
  const places = (found.PropertyDifferences ?? []).map(
    (one) => `${one.PropertyPath} ${one.DifferenceType} ${one.ExpectedValue} ${one.ActualValue}`,
  );
  const what = [...places, ...(DriftStatusReason ? [DriftStatusReason] : [])].join('; ');
  return `${LogicalResourceId} ${status}${what === '' ? '' : `: ${what}`}`;
}
