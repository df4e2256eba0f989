import { expect, test } from 'vitest';
import { openAwsCheckup } from '../../src/adapters/checkup-aws.ts';
import { openCloudflareCheckup } from '../../src/adapters/checkup-cloudflare.ts';
import { claimsOf } from '../../src/adapters/job-claims.ts';
import { Unreachable } from '../../src/model/failure.ts';
import { cloudFetch } from '../cloud/cloud-fetch.ts';
import { DNS_TOKEN, FULL_TOKEN } from '../cloud/cloudflare/access.ts';
import { CloudflareRoom } from '../cloud/cloudflare/cloudflare-room.ts';
import { Zone } from '../cloud/cloudflare/zone.ts';
import type { CloudRequest } from '../cloud/room.ts';
import { openAwsLoopback } from './aws-loopback.ts';
import type { Script } from './loopback.ts';
import { oneRoom } from './one-room.ts';

async function openAws(script: Script) {
  const aws = await openAwsLoopback(script);
  const checkup = openAwsCheckup({
    connection: aws.connection,
    bucket: async () => ({ name: 'states', owner: '123456789012' }),
    identity: async () => 'e30.eyJzdWIiOiJyZXBvOmEvYiIsImp0aSI6InNlY3JldCJ9.c2ln',
  });
  return { aws, checkup };
}

const xml = (status: number, body: string) => ({ status, headers: { 'content-type': 'text/xml' }, body });

test('of a token only what a trust can ask for is kept', async () => {
  expect(claimsOf('e30.eyJzdWIiOiJyZXBvOmEvYiIsImp0aSI6InNlY3JldCJ9.c2ln')).toEqual({ sub: 'repo:a/b' });
});

test('a bucket that is not there is an answer; one that may not be asked names the permission', async () => {
  const missing = await openAws(() =>
    xml(404, '<Error><Code>NoSuchBucket</Code><Message>m</Message></Error>'),
  );
  await using _missing = missing.aws;
  expect((await missing.checkup.bucket()).sight).toEqual({ kind: 'missing', name: 'states' });
  const denied = await openAws(() =>
    xml(403, '<Error><Code>AccessDenied</Code><Message>m</Message></Error>'),
  );
  await using _denied = denied.aws;
  await expect(denied.checkup.bucket()).rejects.toMatchObject({
    message: expect.stringContaining('s3:GetBucketVersioning'),
    remedy: expect.stringContaining('Allow s3:GetBucketVersioning'),
  });
});

test('versions and the time are the store’s own', async () => {
  const body = '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>';
  const { aws, checkup } = await openAws(() => ({
    ...xml(200, body),
    headers: { 'content-type': 'text/xml', date: 'Mon, 23 Nov 2026 09:30:00 GMT' },
  }));
  await using _aws = aws;
  expect(await checkup.bucket()).toEqual({
    sight: { kind: 'there', name: 'states', versioning: 'suspended' },
    storeNow: Date.UTC(2026, 10, 23, 9, 30),
  });
  expect(aws.server.asked[0]?.headers['x-amz-expected-bucket-owner']).toBe('123456789012');
});

test('a trust policy is asked by the role’s name and decoded', async () => {
  const policy = '{"Statement":[]}';
  const role = `<Role><Path>/flipgate/</Path><RoleName>shop</RoleName><AssumeRolePolicyDocument>${encodeURIComponent(policy)}</AssumeRolePolicyDocument></Role>`;
  const { aws, checkup } = await openAws(() =>
    xml(200, `<GetRoleResponse><GetRoleResult>${role}</GetRoleResult></GetRoleResponse>`),
  );
  await using _aws = aws;
  expect(await checkup.trustPolicy('arn:aws:iam::123456789012:role/flipgate/shop')).toBe(policy);
  expect(aws.server.asked[0]?.body).toMatch(/RoleName=shop$/);
});

test('load balancers are counted to the last page, and those of other kinds are not', async () => {
  const page = (types: readonly string[], next: string) =>
    `<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancers>${types
      .map((type) => `<member><Type>${type}</Type></member>`)
      .join('')}</LoadBalancers>${next}</DescribeLoadBalancersResult></DescribeLoadBalancersResponse>`;
  const { aws, checkup } = await openAws(({ body }) => {
    if (!body.includes('DescribeLoadBalancers'))
      return {
        status: 200,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: '{"Quota":{"Value":50}}',
      };
    if (body.includes('Marker=more')) return xml(200, page(['application'], ''));
    return xml(200, page(['application', 'network'], '<NextMarker>more</NextMarker>'));
  });
  await using _aws = aws;
  expect(await checkup.balancerRoom()).toEqual({ most: 50, taken: 2 });
});

function openZone(token: string) {
  const { calls, clock, to } = oneRoom();
  const room = new CloudflareRoom();
  const zone = new Zone('example.com', clock);
  room.zones.push(zone);
  room.tokens.set('full', FULL_TOKEN).set('dns', DNS_TOKEN);
  const facts = (request: CloudRequest) => ({ service: 'cloudflare', ...room.describe(request) });
  const fetch = cloudFetch(to(room, facts));
  const connection = { token, baseUrl: 'https://cloud.invalid', fetch, clock };
  return { calls, room, zone, checkup: openCloudflareCheckup(async () => connection) };
}

test('a rule that is switched off, or sets something else, sets no mode', async () => {
  const { checkup, zone } = openZone('full');
  expect(await checkup.tlsRules(zone.id)).toEqual([]);
  const expression = 'http.host in {"api.example.com"}';
  const rule = (more: object) => ({ expression, action: 'set_config', enabled: true, ...more });
  zone.rulesets.create({
    ...{ name: 'Flipgate', kind: 'zone', phase: 'http_config_settings' },
    rules: [
      rule({ ref: 'a', action_parameters: { ssl: 'strict' } }),
      rule({ ref: 'b', action_parameters: { ssl: 'off' }, enabled: false }),
    ],
  });
  expect(await checkup.tlsRules(zone.id)).toEqual([{ expression, mode: 'strict' }]);
});

test('what the token may not read names its permission, and the state of a token is no error', async () => {
  const { checkup, zone } = openZone('dns');
  await expect(checkup.sslMode(zone.id)).rejects.toMatchObject({
    message: "The token may not read the zone's SSL mode.",
    remedy: expect.stringContaining('Zone Settings · Read'),
  });
  await expect(checkup.botFightMode(zone.id)).rejects.toThrow(/bot settings/);
  expect(await checkup.tokenState()).toBe('active');
  expect(await openZone('strange').checkup.tokenState()).toBe('other');
});

test('while the API is down nothing is known of the token', async () => {
  const { checkup, room } = openZone('full');
  room.down = true;
  await expect(checkup.tokenState()).rejects.toBeInstanceOf(Unreachable);
});
