import { awsOperation, awsService, formOf } from '../aws-request.ts';
import type { Room } from '../room.ts';
import { keepingSettings } from './kept-settings.ts';

const FORMAT = [
  ...['version', 'account-id', 'interface-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol'],
  ...['packets', 'bytes', 'start', 'end', 'action', 'log-status'],
]
  .map((field) => `\${${field}}`)
  .join(' ');

/** Role, format and interval of a flow log, and its tags, whose kind the emulator knows by another name. */
export function keepingFlowLogs(emulator: Room): Room {
  return keepingSettings(underItsName(emulator), {
    service: 'ec2',
    told: ['CreateFlowLogs'],
    shown: ['DescribeFlowLogs'],
    element: 'flowLogId',
    id: (_form, answer) => /<item>(fl-[^<]*)</.exec(answer)?.[1],
    settings: (form) =>
      new Map([
        ['deliverLogsPermissionArn', form.get('DeliverLogsPermissionArn') ?? ''],
        ['logFormat', form.get('LogFormat') ?? FORMAT],
        ['maxAggregationInterval', form.get('MaxAggregationInterval') ?? '600'],
        ['logGroupName', form.get('LogGroupName') ?? groupOf(form.get('LogDestination') ?? '')],
      ]),
  });
}

/** Empty for a destination that is no log group. */
function groupOf(arn: string): string {
  return /:log-group:([^:]*)/.exec(arn)?.[1] ?? '';
}

function underItsName(emulator: Room): Room {
  return {
    answer: (request) => {
      if (awsService(request) !== 'ec2' || awsOperation(request) !== 'CreateFlowLogs')
        return emulator.answer(request);
      const form = formOf(request);
      for (const [member, value] of [...form]) if (value === 'vpc-flow-log') form.set(member, 'flow-log');
      const body = Buffer.from(form.toString());
      const headers = { ...request.headers, 'content-length': `${body.length}` };
      return emulator.answer({ ...request, headers, body });
    },
  };
}
