import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlarms } from '../../src/adapters/alarms.ts';
import { openCertificates } from '../../src/adapters/certificates.ts';
import { openEcs } from '../../src/adapters/ecs.ts';
import { openGitHub } from '../../src/adapters/github.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { openScaling } from '../../src/adapters/scaling.ts';
import { openTaskLogs } from '../../src/adapters/task-logs.ts';
import { type Cloud, openCloud } from '../cloud/cloud.ts';
import { VirtualClock } from '../cloud/virtual-clock.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud({ clock: new VirtualClock() });
});
afterAll(() => cloud.close());

function connect() {
  const { aws, clock, fetch, githubBaseUrl } = cloud.startProcess('adapters');
  return { connection: { ...aws, clock }, fetch, githubBaseUrl };
}

const DEFINITION = {
  family: 'shop-web',
  containerDefinitions: [{ name: 'web', image: `x/shop@sha256:${'a'.repeat(64)}`, essential: true }],
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
  tags: [{ key: 'team', value: 'shop' }],
};

test('a definition taken back from ECS registers again as the same', async () => {
  const ecs = openEcs(connect().connection);
  const first = await ecs.taskDefinition(await ecs.registerTaskDefinition(DEFINITION));
  expect(first).toMatchObject(DEFINITION);
  const again = await ecs.registerTaskDefinition(first);
  expect(await ecs.taskDefinition(again)).toEqual(first);
  expect(again).toMatch(/shop-web:2$/);
});

test('what is not there reads as absent', async () => {
  const { connection } = connect();
  expect(await openScaling(connection).target('shop', 'web')).toBeUndefined();
  expect([...(await openAlarms(connection).states(['gone']))]).toEqual([]);
  expect(await openTaskLogs(connection).read('shop', 'web/1')).toEqual({ kind: 'end', lines: [] });
  expect(await openCertificates(connection).find('shop-production')).toBeUndefined();
});

test('a certificate is requested, found by its tag and described', async () => {
  const certificates = openCertificates(connect().connection);
  const hosts = ['api.example.com', 'api-blue.example.com', 'api-green.example.com'];
  const arn = await certificates.request('shop-production', hosts, 'shop1');
  expect(await certificates.find('shop-production')).toBe(arn);
  expect(await certificates.describe(arn)).toMatchObject({ arn, hostnames: hosts });
});

test('throttling of every third call is not noticed by its reader', async () => {
  const { connection } = connect();
  cloud.faults.throttle(30, 7, (call) => call.caller === 'adapters');
  const ecs = openEcs(connection);
  for (let count = 0; count < 20; count += 1) await ecs.registerTaskDefinition(DEFINITION);
  cloud.faults.clear();
});

test('the account and a branch that GitHub does not know', async () => {
  const { connection, fetch, githubBaseUrl } = connect();
  expect(await openIdentity(connection).account()).toBe(cloud.home.account);
  const github = openGitHub({ token: cloud.token, repository: 'acme/shop', apiUrl: githubBaseUrl, fetch });
  expect(await github.branchHead('nowhere')).toBe('unknown');
});

test('every request was one that the services’ own descriptions allow', () => {
  expect(cloud.shapes.faults).toEqual([]);
});
