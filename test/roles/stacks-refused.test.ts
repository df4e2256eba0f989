import { expect, test } from 'vitest';
import { readDemand } from './demands/demand.ts';
import type { JobRole } from './policies.ts';
import { ours, simulated } from './simulated.ts';

const AT = 'eu-central-1:123456789012';
const BUCKET = 'arn:aws:s3:::flipgate-shop-production-123456789012/shop-production';
const TOOLKIT = '123456789012-eu-central-1';
const ROLES = ['plan', 'build', 'deploy'] as const;

const onStack = (action: string, stack: string, changeSet?: string) =>
  [
    `cloudformation:${action} arn:aws:cloudformation:${AT}:stack/${stack}/*`,
    ...(changeSet === undefined ? [] : [`cloudformation:ChangeSetName=${changeSet}`]),
  ].join(' ');
const inFolder = (folder: string) =>
  ['GetObject', 'PutObject', 'DeleteObject'].map((action) => `s3:${action} ${BUCKET}/${folder}/shared.json`);

const PLANS_CHANGE_SET = 'flipgate-plan-1-1-00000000';
const DEPLOYS_CHANGE_SET = 'flipgate-deploy-1-1-00000000';
const SHARED = 'shop-production-shared';

/** Another environment's, a neighbour's whose name begins as ours, and what a person deploys. */
const OTHER_STACKS = ['shop-staging-shared', 'shop-production-eu-shared', 'shop-production-bootstrap'];

const NOBODY = [
  ...OTHER_STACKS.flatMap((stack) => [
    onStack('CreateChangeSet', stack, PLANS_CHANGE_SET),
    onStack('CreateChangeSet', stack, DEPLOYS_CHANGE_SET),
    onStack('ExecuteChangeSet', stack, DEPLOYS_CHANGE_SET),
    onStack('UpdateTerminationProtection', stack),
    onStack('GetTemplate', stack),
  ]),
  // What a plan has made is executed by nobody, and what a person has made by nobody but them.
  onStack('ExecuteChangeSet', SHARED, PLANS_CHANGE_SET),
  onStack('ExecuteChangeSet', SHARED, 'by-hand'),
  onStack('CreateChangeSet', SHARED, 'by-hand'),
  onStack('DeleteChangeSet', SHARED, 'by-hand'),
  // Beside any change set that somebody could have read.
  ...['CreateStack', 'UpdateStack', 'DeleteStack', 'SetStackPolicy', 'RollbackStack'].map((action) =>
    onStack(action, SHARED),
  ),
  'iam:PassRole arn:aws:iam::123456789012:role/shop-production-blue-task iam:PassedToService=cloudformation.amazonaws.com',
  ...['deploy-role', 'cfn-exec-role', 'lookup-role'].map(
    (role) => `sts:AssumeRole arn:aws:iam::123456789012:role/cdk-flipgate-${role}-${TOOLKIT}`,
  ),
  // Of the toolkit that others in the account use.
  `sts:AssumeRole arn:aws:iam::123456789012:role/cdk-hnb659fds-file-publishing-role-${TOOLKIT}`,
  `s3:PutObject arn:aws:s3:::cdk-hnb659fds-assets-${TOOLKIT}/0.zip`,
  `ecr:PutImage arn:aws:ecr:${AT}:repository/cdk-hnb659fds-container-assets-${TOOLKIT}`,
  `s3:DeleteObject arn:aws:s3:::cdk-flipgate-assets-${TOOLKIT}/0.zip`,
  `ssm:GetParameter arn:aws:ssm:${AT}:parameter/cdk-bootstrap/hnb659fds/version`,
];

const DEPLOYS_ALONE = [
  onStack('CreateChangeSet', SHARED, DEPLOYS_CHANGE_SET),
  onStack('ExecuteChangeSet', SHARED, DEPLOYS_CHANGE_SET),
  onStack('UpdateTerminationProtection', SHARED),
  ...inFolder('templates').slice(1),
  `s3:PutObject arn:aws:s3:::cdk-flipgate-assets-${TOOLKIT}/0.zip`,
  `sts:AssumeRole arn:aws:iam::123456789012:role/cdk-flipgate-file-publishing-role-${TOOLKIT}`,
];

const PLANS_ALONE = [
  onStack('CreateChangeSet', SHARED, PLANS_CHANGE_SET),
  onStack('DeleteChangeSet', SHARED, PLANS_CHANGE_SET),
  ...inFolder('plan-templates'),
];

async function allowed(role: JobRole, lines: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const line of lines) {
    const demand = readDemand(line);
    if ((await simulated(role, demand, ours(demand))) === 'Allowed') found.push(line);
  }
  return found;
}

test.each(ROLES)('%s touches no stack but its own, and none beside a change set of its own', async (role) => {
  expect(await allowed(role, NOBODY)).toEqual([]);
});

test.each([
  ['deploy', DEPLOYS_ALONE],
  ['plan', PLANS_ALONE],
] as const)('what a %s makes and writes, the others neither make nor write', async (role, lines) => {
  expect(await allowed(role, lines)).toEqual(lines);
  for (const other of ROLES.filter((one) => one !== role))
    expect(await allowed(other, lines), other).toEqual([]);
});
