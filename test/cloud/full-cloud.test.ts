import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { promisify } from 'node:util';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { openGitHub } from '../../src/adapters/github.ts';
import { openLog } from '../../src/adapters/log.ts';
import { openStore } from '../../src/adapters/store.ts';
import { openWorld } from '../../src/wire/world.ts';
import { JOB, runRequest } from '../scenario/requests.ts';
import { type FullCloud, openFullCloud } from './full-cloud.ts';
import { Bucket } from './s3/bucket.ts';
import { realClock } from './scene-clock.ts';

let cloud: FullCloud;
beforeAll(async () => {
  cloud = await openFullCloud({ propagation: { least: 0, most: 0 } });
});
afterAll(() => cloud.close());
afterEach(() => void vi.unstubAllEnvs());

const PROBE = `
  const { request, Agent } = require('node:https');
  const agent = new Agent({ keepAlive: false, proxyEnv: process.env });
  request(process.argv[1], { agent }, (answer) => {
    answer.on('data', (data) => process.stdout.write(answer.statusCode + ' ' + data));
  }).on('error', (error) => process.stdout.write(error.code)).end();`;

/** What a real process sees that asks by HTTPS, as the action's probes do. */
async function probe(url: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const env = { PATH: process.env['PATH'], ...environment };
  return (await promisify(execFile)(process.execPath, ['-e', PROBE, url], { env })).stdout;
}

function client(environment: Readonly<Record<string, string>>) {
  return {
    endpoint: cloud.address,
    region: 'eu-central-1',
    credentials: { accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'x' },
    clock: realClock,
  };
}

test('a child reaches AWS, Cloudflare and GitHub at one address, and its calls are numbered', async () => {
  const { environment, token, caller } = cloud.startChild('child', () => {});
  const s3 = new S3Client(client(environment));
  await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: 'ledger', VersioningConfiguration: { Status: 'Enabled' } }),
  );
  const store = openStore(client(environment), 'ledger');
  expect(await store.create('lock', '{}')).toMatchObject({ kind: 'written' });
  expect(await store.create('lock', '{"other":1}')).toEqual({ kind: 'refused' });
  const identity = await new STSClient(client(environment)).send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toBe('123456789012');
  const dns = openCloudflare({ token, baseUrl: environment['CLOUDFLARE_BASE_URL'] ?? '', clock: realClock });
  expect(await dns.zoneOf('api.example.com')).toMatchObject({ name: 'example.com' });
  const apiUrl = environment['GITHUB_API_URL'] ?? '';
  cloud.github.repository.run(7, 'completed');
  expect(await openGitHub({ token, repository: 'acme/shop', apiUrl, fetch }).runFinished('7', 1)).toBe(true);
  expect(caller.count()).toBeGreaterThan(6);
});

test('a run takes the bucket with its computed name only from its own account, a given one from any', async () => {
  const { environment, token } = cloud.startChild('run', () => {});
  const name = 'flipgate-shop-production-123456789012';
  // The SDK looks for credentials in its own process's environment.
  for (const key of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(key, environment[key]);
  cloud.s3.buckets.set(name, new Bucket('210987654321'));
  const open = (more: { readonly bucket?: string }) => {
    const request = { ...runRequest('true'), ...more, cloudflareApiToken: token };
    const channel = { log: openLog(() => {}), mask: () => {}, hide: (text: string) => text };
    return openWorld(request, JOB, environment, channel);
  };
  await expect((await open({})).store.get('ledger.json')).rejects.toThrow('AccessDenied');
  expect(await (await open({ bucket: name })).store.get('ledger.json')).toBeUndefined();
  cloud.s3.buckets.set(name, new Bucket('123456789012'));
  expect(await (await open({})).store.get('ledger.json')).toBeUndefined();
});

test('a call is numbered by its credentials, whatever the client calls itself, but for terraform', async () => {
  const { token, caller } = cloud.startChild('bundled', () => {});
  const ask = (agent: string) =>
    fetch(`${cloud.address}/client/v4/zones`, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': agent },
    });
  expect((await ask('t/JS 7.3.0')).status).toBe(200);
  expect(caller.count()).toBe(2);
  await ask('HashiCorp Terraform/1.15.0 terraform-provider-cloudflare/5.14.0');
  expect(caller.count()).toBe(3);
});

test('traffic finds its way over load balancers that the emulator holds', async () => {
  const { environment } = cloud.startChild('builder', () => {});
  const elb = new ElasticLoadBalancingV2Client(client(environment));
  const { LoadBalancers = [] } = await elb.send(
    new CreateLoadBalancerCommand({ Name: 'blue', Subnets: ['subnet-1', 'subnet-2'] }),
  );
  const { TargetGroups = [] } = await elb.send(
    new CreateTargetGroupCommand({
      Name: 'blue',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-1',
      TargetType: 'ip',
    }),
  );
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn;
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    }),
  );
  const content = LoadBalancers[0]?.DNSName ?? '';
  cloud.zone.add({ type: 'CNAME', name: 'blue', content, proxied: true });
  const answer = get({ host: '127.0.0.1', port: cloud.trafficPort, headers: { host: 'blue.example.com' } });
  const [response] = await once(answer, 'response');
  response.resume();
  expect(response.statusCode).toBe(503);
  expect(await probe('https://blue.example.com/', environment)).toMatch(/^503 .*Service Temporarily/);
});

test('probes come by TLS through the proxy, and can be befallen', async () => {
  cloud.edge.elsewhere.set('192.0.2.1', {
    kind: 'function',
    answer: async () => ({ status: 200, headers: {}, body: 'old site' }),
  });
  cloud.zone.add({ type: 'A', name: 'old', content: '192.0.2.1', proxied: true });
  const { environment, caller } = cloud.startChild('prober', () => {});
  expect(await probe('https://old.example.com/', environment)).toBe('200 old site');
  cloud.faults.at(2, { kind: 'drop-reply' }, 'prober');
  expect(await probe('https://old.example.com/', environment)).toBe('ECONNRESET');
  expect(await probe('https://elsewhere.example.org/', environment)).toMatch(/ERR_PROXY_TUNNEL|ECONN/);
  expect(cloud.recording.lines((call) => call.caller === caller.name)).toEqual([
    'edge probe old.example.com/',
    'edge probe old.example.com/ → lost (drop-reply)',
  ]);
});

test('a kill over HTTP ends the child that made the call', async () => {
  let killed = 0;
  const { environment } = cloud.startChild('victim', () => {
    killed++;
  });
  cloud.faults.at(1, { kind: 'kill-after' }, 'victim');
  const secrets = new SecretsManagerClient({ ...client(environment), maxAttempts: 1 });
  await expect(secrets.send(new CreateSecretCommand({ Name: 'one', SecretString: '1' }))).rejects.toThrow();
  expect(killed).toBe(1);
});
