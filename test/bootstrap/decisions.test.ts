import { expect, test } from 'vitest';
import { judgeNetwork, type NetworkSight } from '../../infra/bootstrap/checks/network-verdict.ts';
import { judgeRecords } from '../../infra/bootstrap/checks/records-verdict.ts';
import { applyUntilDone } from '../../infra/bootstrap/state/apply.ts';
import { importId } from '../../infra/bootstrap/state/importable.ts';
import { hasState } from '../../infra/bootstrap/state/in-bucket.ts';
import { readPlanned } from '../../infra/bootstrap/state/planned.ts';
import { type Way, wayFrom } from '../../infra/bootstrap/state/states.ts';
import type { BootstrapTerraform } from '../../infra/bootstrap/state/terraform.ts';
import { variableLines } from '../../infra/bootstrap/variable-lines.ts';

test.each<[Parameters<typeof wayFrom>[0], Way]>([
  [{ bucket: 'absent', inBucket: 'absent', here: 'absent' }, 'begin-here'],
  [{ bucket: 'absent', inBucket: 'absent', here: 'there' }, 'begin-here'],
  [{ bucket: 'there', inBucket: 'absent', here: 'there' }, 'move-first'],
  [{ bucket: 'there', inBucket: 'absent', here: 'absent' }, 'in-bucket'],
  [{ bucket: 'there', inBucket: 'there', here: 'absent' }, 'in-bucket'],
  [{ bucket: 'there', inBucket: 'there', here: 'there' }, 'in-bucket'],
])('from %j on: %s', (states, way) => {
  expect(wayFrom(states)).toBe(way);
});

const ACCOUNT = { id: '123456789012', partition: 'aws' };

test.each([
  ['aws_s3_bucket', { bucket: 'b' }, 'b'],
  ['aws_ecr_repository', { name: 'shop/cache' }, 'shop/cache'],
  ['aws_iam_role', { name: 'shop-production-deploy' }, 'shop-production-deploy'],
  ['aws_iam_policy', { name: 'edge', path: '/x/' }, 'arn:aws:iam::123456789012:policy/x/edge'],
  [
    'aws_iam_openid_connect_provider',
    { url: 'https://token.actions.githubusercontent.com' },
    'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
  ],
  ['aws_s3_bucket_policy', { bucket: 'b' }, undefined],
])('%s is taken in by what its name is', (type, after, id) => {
  expect(importId({ address: 'a', type, after }, ACCOUNT)).toBe(id);
});

test('a plan is parted in what is made, lost, changed, and made anew by mistake', () => {
  const change = (address: string, actions: readonly string[], more: object = {}) => ({
    ...{ address, type: 'aws_s3_bucket', mode: 'managed' },
    ...more,
    change: { actions, after: { bucket: address } },
  });
  const json = {
    resource_changes: [
      change('made', ['create']),
      change('lost', ['delete']),
      change('changed', ['update']),
      change('same', ['no-op']),
      change('broken', ['delete', 'create'], { action_reason: 'replace_because_tainted' }),
      change('other', ['delete', 'create'], { action_reason: 'replace_because_cannot_update' }),
      change('read', ['read'], { mode: 'data' }),
    ],
  };
  expect(readPlanned(json)).toMatchObject({
    creates: [{ address: 'made' }, { address: 'broken' }, { address: 'other' }],
    ...{ tainted: ['broken'], destroys: ['lost', 'other'], updates: ['changed'] },
  });
});

test.each(['shared', 'network', 'cluster', 'postgresql', 'redis', 'color-blue', 'color-green'])(
  'with a state of %s and none of bootstrap an environment has lost it',
  async (stack) => {
    const holding = (...keys: readonly string[]) => ({
      get: async (key: string) =>
        keys.includes(key) ? { body: '{}', etag: '"1"', modifiedAt: 0, storeNow: 0 } : undefined,
    });
    const deployed = `shop-production/${stack}.tfstate`;
    await expect(hasState(holding(deployed), 'shop-production')).rejects.toThrow(
      'shop-production was deployed, and the state of its bootstrap is not in the bucket.',
    );
    expect(await hasState(holding(deployed), 'shop-staging')).toBe(false);
    expect(await hasState(holding(deployed, 'shop-production/bootstrap.tfstate'), 'shop-production')).toBe(
      true,
    );
  },
);

test('what an apply leaves tainted to the end is not made anew', async () => {
  const ran: string[] = [];
  const plan = { creates: [], destroys: [], updates: [], tainted: ['aws_s3_bucket.this'] };
  const terraform: Partial<BootstrapTerraform> = {
    plan: async () => ({ ...plan, changes: true, file: 'plan' }),
    run: async (...words) => void ran.push(words.join(' ')),
    apply: async () => {
      throw new Error('it is applied');
    },
  };
  const root = { stack: 'bootstrap', root: '', code: '', folder: '' };
  const applying = applyUntilDone({
    ...{ terraform: terraform as BootstrapTerraform, variables: {}, account: ACCOUNT },
    root: { ...root, useBackend: async () => {}, remove: async () => {} },
    secretArn: async (name) => name,
    telling: { line: () => {} },
    signal: new AbortController().signal,
  });
  await expect(applying).rejects.toThrow('This would make anew what is there: aws_s3_bucket.this.');
  expect(ran).toEqual(Array(3).fill('untaint -no-color aws_s3_bucket.this'));
});

const SITE = {
  hostname: 'api.example.com',
  previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
};
const cname = (content: string) => ({ type: 'CNAME', content });

test('a host that nobody serves, or a colour, is free; a site is taken over only when all of it is named', () => {
  const judge = (contents: readonly string[], adopt: readonly string[] | 'later') =>
    judgeRecords(SITE, contents.map(cname), adopt).problems.length;
  expect(judge([], [])).toBe(0);
  expect(judge(['api-blue.example.com'], [])).toBe(0);
  expect(judge(['a.example', 'b.example'], ['a.example'])).toBe(1);
  expect(judge(['a.example', 'b.example'], ['b.example', 'a.example'])).toBe(0);
  expect(judge(['a.example'], 'later')).toBe(0);
  expect(judgeRecords(SITE, [{ type: 'TXT', content: 'x' }], []).problems).toEqual([]);
});

const NETWORK = {
  vpc_id: 'vpc-1',
  ...{ public_subnet_ids: ['p-a', 'p-b'], task_subnet_ids: ['t-a', 't-b'], data_subnet_ids: ['t-a', 't-b'] },
};
const SIGHT: NetworkSight = {
  vpc: true,
  subnets: ['p-a', 'p-b', 't-a', 't-b'].map((id) => ({ id, vpc: 'vpc-1', zone: id.slice(-1) })),
  tables: [
    { subnets: ['p-a', 'p-b'], isMain: false, out: ['igw-1'] },
    { subnets: [], isMain: true, out: ['nat-1'] },
  ],
};
const said = (network: typeof NETWORK, sight: NetworkSight) =>
  judgeNetwork(network, sight).problems.map((problem) => problem.said);

test('a network with two zones of each kind and a way in is good', () => {
  expect(judgeNetwork(NETWORK, SIGHT)).toEqual({ problems: [], notes: ['VPC vpc-1 with 4 subnets'] });
});

test('tasks without a way out are told, not refused: endpoints may be there', () => {
  const closed = { ...SIGHT, tables: SIGHT.tables.slice(0, 1) };
  expect(judgeNetwork(NETWORK, closed)).toMatchObject({ problems: [] });
  expect(judgeNetwork(NETWORK, closed).notes.join()).toContain('no route to the internet from t-a, t-b');
});

test('everything wrong with a network is told at once', () => {
  const subnets = [
    { id: 'p-a', vpc: 'vpc-1', zone: 'a' },
    { id: 'p-b', vpc: 'vpc-2', zone: 'a' },
    { id: 't-a', vpc: 'vpc-1', zone: 'c' },
  ];
  expect(said(NETWORK, { ...SIGHT, subnets, tables: [] })).toEqual([
    'The subnet p-b is in vpc-2, not in vpc-1.',
    'There is no subnet t-b in this account and region.',
    '`public_subnet_ids` reaches one availability zone: a.',
    'Tasks would run in c, where the load balancer has no subnet.',
    'No route leads from p-a, p-b to an internet gateway, so that nobody reaches a load balancer there.',
  ]);
  expect(said(NETWORK, { ...SIGHT, vpc: false })).toEqual([
    'There is no VPC vpc-1 in this account and region.',
  ]);
});

test('the lines for the repository have the names of its workflows', () => {
  const known = { hostname: 'api.example.com', region: 'eu-central-1', secret: undefined };
  expect(variableLines(known, { plan_role_arn: null, bucket: 'b' })).toEqual([
    'FLIPGATE_HOSTNAME=api.example.com',
    'FLIPGATE_REGION=eu-central-1',
  ]);
  const roles = { plan_role_arn: 'p', build_role_arn: 'b', deploy_role_arn: 'd' };
  const secrets = { cloudflare_plan_token_secret: 'r', cloudflare_token_secret: 'e' };
  expect(variableLines({ ...known, secret: 'mine' }, { ...roles, ...secrets }, 'STAGING')).toEqual([
    'FLIPGATE_HOSTNAME_STAGING=api.example.com',
    'FLIPGATE_REGION_STAGING=eu-central-1',
    'FLIPGATE_PLAN_ROLE_STAGING=p',
    'FLIPGATE_BUILD_ROLE_STAGING=b',
    'FLIPGATE_DEPLOY_ROLE_STAGING=d',
    'FLIPGATE_PLAN_SECRET_STAGING=r',
    'FLIPGATE_SECRET_STAGING=e',
  ]);
});
