import { afterEach, expect, test, vi } from 'vitest';
import { openRoleCredentials } from '../../src/adapters/credentials.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { mintOidcToken } from '../../src/adapters/oidc-token.ts';
import { openAwsLoopback } from './aws-loopback.ts';
import { type Asked, json, type Script } from './loopback.ts';

afterEach(() => vi.unstubAllEnvs());

const ROLE = 'arn:aws:iam::123456789012:role/flipgate-shop-production';

async function open(script: Script) {
  const aws = await openAwsLoopback(script);
  const masked: string[] = [];
  const { clock, region, endpoint = '' } = aws.connection;
  const connection = { clock, region, endpoint };
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `${endpoint}/oidc?api=1`);
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'request');
  const credentials = openRoleCredentials(connection, {
    role: ROLE,
    sessionName: 'flipgate-deploy-1-1',
    identity: mintOidcToken,
    mask: (value) => masked.push(value),
  });
  return { aws, masked, clock, credentials, connection: { ...connection, credentials } };
}

/** A session of an hour, by the given clock. */
function session(number: number, now: number) {
  const until = new Date(now + 3_600_000).toISOString();
  const keys = `<AccessKeyId>AK${number}</AccessKeyId><SecretAccessKey>SK${number}</SecretAccessKey>`;
  const given = `<Credentials>${keys}<SessionToken>ST${number}</SessionToken><Expiration>${until}</Expiration></Credentials>`;
  const name = 'AssumeRoleWithWebIdentity';
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<${name}Response><${name}Result>${given}</${name}Result></${name}Response>`,
  };
}

const isOidc = ({ url }: Asked) => url.startsWith('/oidc');

test('one session serves all callers, and is renewed five minutes before its end', async () => {
  let sessions = 0;
  const opened = await open((asked) => {
    if (isOidc(asked)) return json({ value: `oidc-${sessions + 1}` });
    sessions += 1;
    return session(sessions, opened.clock.now());
  });
  const { aws, credentials, clock, masked } = opened;
  await using _server = aws;
  const [one, two] = await Promise.all([credentials(), credentials()]);
  expect(one).toMatchObject({ accessKeyId: 'AK1', secretAccessKey: 'SK1', sessionToken: 'ST1' });
  expect(two).toBe(one);
  await clock.sleep(54 * 60_000);
  expect(await credentials()).toBe(one);
  await clock.sleep(2 * 60_000);
  expect(await credentials()).toMatchObject({ accessKeyId: 'AK2' });
  expect(masked).toEqual(['oidc-1', 'AK1', 'SK1', 'ST1', 'oidc-2', 'AK2', 'SK2', 'ST2']);
  expect(aws.server.asked[0]).toMatchObject({ url: '/oidc?api=1&audience=sts.amazonaws.com' });
  expect(aws.server.asked[0]?.headers.authorization).toBe('Bearer request');
  const form = new URLSearchParams(aws.server.asked[1]?.body);
  expect(form.get('RoleArn')).toBe(ROLE);
  expect(form.get('WebIdentityToken')).toBe('oidc-1');
  expect(form.get('DurationSeconds')).toBe('3600');
});

test('a renewal that fails while the session is good does not end the run', async () => {
  let refuse = false;
  const opened = await open((asked) => {
    if (refuse) return json({}, 500);
    return isOidc(asked) ? json({ value: 'oidc' }) : session(1, opened.clock.now());
  });
  await using _server = opened.aws;
  const one = await opened.credentials();
  await opened.clock.sleep(56 * 60_000);
  refuse = true;
  expect(await opened.credentials()).toBe(one);
  await opened.clock.sleep(10 * 60_000);
  await expect(opened.credentials()).rejects.toMatchObject({ name: 'Failure' });
});

test('clients sign with the session', async () => {
  const opened = await open((asked) => {
    if (isOidc(asked)) return json({ value: 'oidc' });
    if (asked.body.includes('AssumeRole')) return session(7, Date.now());
    return {
      headers: { 'content-type': 'text/xml' },
      body: '<R><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></R>',
    };
  });
  await using _server = opened.aws;
  expect(await openIdentity(opened.connection).account()).toBe('1');
  const asked = opened.aws.server.asked.at(-1);
  expect(asked?.headers.authorization).toContain('Credential=AK7/');
  expect(asked?.headers['x-amz-security-token']).toBe('ST7');
});

test('a role that does not trust this job is named, through any client', async () => {
  const opened = await open((asked) =>
    isOidc(asked)
      ? json({ value: 'oidc' })
      : {
          status: 403,
          headers: { 'content-type': 'text/xml' },
          body: '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized</Message></Error></ErrorResponse>',
        },
  );
  await using _server = opened.aws;
  const failed = openIdentity(opened.connection).account();
  await expect(failed).rejects.toThrow(
    `AWS does not let this job become ${ROLE}: AccessDenied: Not authorized`,
  );
  await expect(failed).rejects.toMatchObject({
    name: 'Failure',
    remedy: expect.stringContaining('`aws-role`'),
  });
});

test('a job without id-token permission is told so', async () => {
  await using aws = await openAwsLoopback(() => 'drop');
  const credentials = openRoleCredentials(aws.connection, {
    role: ROLE,
    sessionName: 'flipgate',
    identity: mintOidcToken,
    mask: () => {},
  });
  await expect(credentials()).rejects.toMatchObject({ remedy: expect.stringContaining('id-token: write') });
});
