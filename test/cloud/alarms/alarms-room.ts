import { awsOperation } from '../aws-request.ts';
import type { CloudRequest, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom, type Operations } from '../shapes/json-room.ts';
import { queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import type { AlarmHistory } from './alarm-history.ts';
import type { Alarm, Alarms } from './alarms.ts';

/** CloudWatch's alarms in both protocols that its clients speak: JSON, and the older forms. */
export function alarmsRoom(shapes: Shapes, alarms: Alarms, history: AlarmHistory): Room {
  const table = { ...operations(alarms), ...history.operations };
  const json = jsonRoom(shapes, 'cloudwatch', table);
  const query = queryRoom(shapes, 'cloudwatch', table);
  return {
    answer: (request) => (request.headers['x-amz-target'] ? json : query).answer(request),
  };
}

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

function operations(alarms: Alarms): Operations {
  return {
    DescribeAlarms: (input) => ({ MetricAlarms: chosen(alarms, input).map(view), CompositeAlarms: [] }),
    PutMetricAlarm: ({ Tags, ...settings }) => {
      const known = alarms.list().some((alarm) => alarm.settings.AlarmName === settings.AlarmName);
      const alarm = alarms.put(settings);
      if (!known) tag(alarm, Tags ?? []);
    },
    DeleteAlarms: ({ AlarmNames }: { AlarmNames: string[] }) => {
      for (const name of AlarmNames) alarms.delete(name);
    },
    SetAlarmState: ({ AlarmName, StateValue, StateReason }) => {
      alarms.set(AlarmName, StateValue, StateReason);
    },
    ListTagsForResource: ({ ResourceARN }) => ({
      Tags: [...known(alarms, ResourceARN).tags].map(([Key, Value]) => ({ Key, Value })),
    }),
    TagResource: ({ ResourceARN, Tags }) => {
      tag(known(alarms, ResourceARN), Tags);
      return {};
    },
    UntagResource: ({ ResourceARN, TagKeys }: { ResourceARN: string; TagKeys: string[] }) => {
      for (const key of TagKeys) known(alarms, ResourceARN).tags.delete(key);
      return {};
    },
  };
}

interface Choice {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  readonly StateValue?: string;
}

function chosen(alarms: Alarms, choice: Choice): readonly Alarm[] {
  return alarms
    .list()
    .filter(
      ({ settings, state }) =>
        (choice.AlarmNames?.includes(settings.AlarmName) ?? true) &&
        settings.AlarmName.startsWith(choice.AlarmNamePrefix ?? '') &&
        (choice.StateValue ?? state) === state,
    );
}

/** What was put comes back, with the defaults that CloudWatch fills in. */
function view(alarm: Alarm) {
  return {
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Dimensions: [],
    ...alarm.settings,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: new Date(alarm.updatedAt),
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: new Date(alarm.since),
    StateTransitionedTimestamp: new Date(alarm.since),
  };
}

function tag(alarm: Alarm, tags: readonly Tag[]): void {
  for (const { Key, Value } of tags) alarm.tags.set(Key, Value);
}

function known(alarms: Alarms, arn: string): Alarm {
  const alarm = alarms.byArn(arn);
  if (!alarm) throw new AwsError('ResourceNotFoundException', `Unknown: ${arn}`, { status: 404 });
  return alarm;
}

/** Metrics and dashboards belong to whoever else answers for CloudWatch. */
export function ownsAlarms(request: CloudRequest): boolean {
  return OWN.has(awsOperation(request));
}

const OWN: ReadonlySet<string> = new Set([
  'DescribeAlarms',
  'PutMetricAlarm',
  'DeleteAlarms',
  'SetAlarmState',
  'DescribeAlarmHistory',
  'ListTagsForResource',
  'TagResource',
  'UntagResource',
]);
