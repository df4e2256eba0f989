import { expect, test } from 'vitest';
import type { CloudRequest, Room } from '../room.ts';
import { keepingCacheNodes } from './cache-nodes.ts';
import { keepingFlowLogs } from './flow-logs.ts';
import { keepingEndpoints } from './network-endpoints.ts';

/** An emulator that answers the same, whatever it was told. */
function forgetful(answer: string, asked: string[] = [], status = 200): Room {
  return {
    answer: async (request) => {
      asked.push(Buffer.from(request.body).toString('utf8'));
      return { status, headers: { 'content-length': '1' }, body: answer };
    },
  };
}

async function told(room: Room, service: string, body: string): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=k/20261101/eu-central-1/${service}/aws4_request, x`;
  const request: CloudRequest = {
    method: 'POST',
    url: '/',
    headers: { authorization },
    body: Buffer.from(body),
  };
  const answer = await room.answer(request);
  return Buffer.from(answer.body).toString('utf8');
}

const CREATE_LOG =
  'Action=CreateFlowLogs&DeliverLogsPermissionArn=arn:role&MaxAggregationInterval=60' +
  '&LogDestination=arn:aws:logs:eu-central-1:1:log-group:/shop/flow&TagSpecification.1.ResourceType=vpc-flow-log';
const LOGS = '<item>fl-1</item><flowLogId>fl-1</flowLogId><flowLogId>fl-2</flowLogId>';

test('a flow log shows role, interval and group, and one that somebody else made does not', async () => {
  const room = keepingFlowLogs(forgetful(LOGS));
  await told(room, 'ec2', CREATE_LOG);
  const [one = '', other = ''] = (await told(room, 'ec2', 'Action=DescribeFlowLogs')).split(
    /(?=<flowLogId>fl-2)/,
  );
  expect(one).toContain('<deliverLogsPermissionArn>arn:role</deliverLogsPermissionArn>');
  expect(one).toContain('<maxAggregationInterval>60</maxAggregationInterval>');
  expect(one).toContain('<logGroupName>/shop/flow</logGroupName>');
  expect(one).toMatch(/<logFormat>\$\{version\} /);
  expect(other).toBe('<flowLogId>fl-2</flowLogId>');
});

test("a flow log's tags reach the emulator under the kind that it knows", async () => {
  const asked: string[] = [];
  await told(keepingFlowLogs(forgetful(LOGS, asked)), 'ec2', CREATE_LOG);
  expect(new URLSearchParams(asked[0]).get('TagSpecification.1.ResourceType')).toBe('flow-log');
});

test('an endpoint shows its groups and private names, as last changed', async () => {
  const room = keepingEndpoints(forgetful('<vpcEndpointId>vpce-1</vpcEndpointId>'));
  const create = 'Action=CreateVpcEndpoint&SecurityGroupId.1=sg-1&PrivateDnsEnabled=true';
  expect(await told(room, 'ec2', create)).toBe(
    '<vpcEndpointId>vpce-1</vpcEndpointId><groupSet><item><groupId>sg-1</groupId></item></groupSet>' +
      '<privateDnsEnabled>true</privateDnsEnabled>',
  );
  const modify = 'Action=ModifyVpcEndpoint&VpcEndpointId=vpce-1';
  await told(room, 'ec2', `${modify}&AddSecurityGroupId.1=sg-2&RemoveSecurityGroupId.1=sg-1`);
  const shown = await told(room, 'ec2', 'Action=DescribeVpcEndpoints');
  expect(shown).toContain('<groupSet><item><groupId>sg-2</groupId></item></groupSet>');
  expect(shown).toContain('<privateDnsEnabled>true</privateDnsEnabled>');
});

test('nodes show whether they take patches, which they do unless told otherwise', async () => {
  const nodes = '<CacheClusterId>shop-001</CacheClusterId><ReplicationGroupId>shop</ReplicationGroupId>';
  const room = keepingCacheNodes(forgetful(nodes));
  await told(room, 'elasticache', 'Action=CreateReplicationGroup&ReplicationGroupId=shop');
  const look = 'Action=DescribeCacheClusters';
  expect(await told(room, 'elasticache', look)).toBe(
    `${nodes}<AutoMinorVersionUpgrade>true</AutoMinorVersionUpgrade>`,
  );
  const change = 'Action=ModifyReplicationGroup&ReplicationGroupId=shop&AutoMinorVersionUpgrade=false';
  await told(room, 'elasticache', change);
  expect(await told(room, 'elasticache', look)).toContain('Upgrade>false<');
});

test('what was refused is not kept', async () => {
  const asked: string[] = [];
  const room = keepingFlowLogs(forgetful(LOGS, asked, 400));
  await told(room, 'ec2', CREATE_LOG);
  expect(await told(room, 'ec2', 'Action=DescribeFlowLogs')).toBe(LOGS);
});
