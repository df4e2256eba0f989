import { expect, test } from 'vitest';
import type { CloudRequest, Room } from '../room.ts';
import { keepingDatabaseSettings } from './database-settings.ts';

const INSTANCES = ['shop', 'other']
  .map(
    (id) =>
      `<DBInstance><DBInstanceIdentifier>${id}</DBInstanceIdentifier><EnabledCloudwatchLogsExports/>` +
      `<DbiResourceId>db-${id}</DbiResourceId>` +
      '<PerformanceInsightsEnabled>false</PerformanceInsightsEnabled></DBInstance>',
  )
  .join('');

/** An emulator that knows two instances and nothing of what it was told. */
function forgetful(asked: string[], status = 200): Room {
  return {
    answer: async (request) => {
      asked.push(Buffer.from(request.body).toString('utf8'));
      return { status, headers: { 'content-length': '1' }, body: INSTANCES };
    },
  };
}

function request(body: string): CloudRequest {
  const authorization = 'AWS4-HMAC-SHA256 Credential=k/20261101/eu-central-1/rds/aws4_request, x';
  return { method: 'POST', url: '/', headers: { authorization }, body: Buffer.from(body) };
}

async function bodyOf(room: Room, body: string): Promise<string> {
  return `${(await room.answer(request(body))).body}`;
}

const CREATE =
  'Action=CreateDBInstance&DBInstanceIdentifier=shop&EnablePerformanceInsights=true' +
  '&EnableCloudwatchLogsExports.member.1=postgresql&EnableCloudwatchLogsExports.member.2=upgrade';
const LOOK = 'Action=DescribeDBInstances';
const LOGS =
  '<EnabledCloudwatchLogsExports><member>postgresql</member><member>upgrade</member></EnabledCloudwatchLogsExports>';

test('an instance shows what it was told when it was made, the others what the emulator says', async () => {
  const room = keepingDatabaseSettings(forgetful([]));
  await bodyOf(room, CREATE);
  const [shop = '', other = ''] = (await bodyOf(room, LOOK)).split(/(?<=<\/DBInstance>)/);
  expect(shop).toContain(LOGS);
  expect(shop).toContain('<PerformanceInsightsEnabled>true</PerformanceInsightsEnabled>');
  expect(shop).not.toContain('false');
  expect(other).toContain('<PerformanceInsightsEnabled>false</PerformanceInsightsEnabled>');
});

test('a modification adds and removes, and leaves the rest', async () => {
  const room = keepingDatabaseSettings(forgetful([]));
  await bodyOf(room, CREATE);
  const change = 'CloudwatchLogsExportConfiguration';
  await bodyOf(
    room,
    `Action=ModifyDBInstance&DBInstanceIdentifier=shop&${change}.DisableLogTypes.member.1=upgrade&DatabaseInsightsMode=advanced`,
  );
  const shown = await bodyOf(room, LOOK);
  expect(shown).toContain(
    '<EnabledCloudwatchLogsExports><member>postgresql</member></EnabledCloudwatchLogsExports>',
  );
  expect(shown).toContain('<DatabaseInsightsMode>advanced</DatabaseInsightsMode>');
  expect(shown).toContain('<PerformanceInsightsEnabled>true</PerformanceInsightsEnabled>');
});

test('a replica is told how it differs from its source', async () => {
  const asked: string[] = [];
  const room = keepingDatabaseSettings(forgetful(asked));
  await bodyOf(
    room,
    'Action=CreateDBInstanceReadReplica&DBInstanceIdentifier=other&DBInstanceClass=db.t4g.micro',
  );
  const told = new URLSearchParams(asked[1]);
  expect(Object.fromEntries(told)).toMatchObject({
    Action: 'ModifyDBInstance',
    DBInstanceIdentifier: 'other',
    DBInstanceClass: 'db.t4g.micro',
    ApplyImmediately: 'true',
    MultiAZ: 'false',
  });
});

test('nothing is kept of what was refused, or of an instance that is gone', async () => {
  const refusing = keepingDatabaseSettings(forgetful([], 400));
  await bodyOf(refusing, CREATE);
  expect(await bodyOf(refusing, LOOK)).toBe(INSTANCES);

  const room = keepingDatabaseSettings(forgetful([]));
  await bodyOf(room, CREATE);
  await bodyOf(room, 'Action=DeleteDBInstance&DBInstanceIdentifier=shop');
  expect(await bodyOf(room, LOOK)).toBe(INSTANCES);
});

test('an instance is found by its resource id, which the emulator cannot', async () => {
  const room = keepingDatabaseSettings(forgetful([]));
  const filter = 'Filters.Filter.1.Name=dbi-resource-id&Filters.Filter.1.Values.Value.1=db-other';
  const shown = await bodyOf(room, `${LOOK}&${filter}`);
  expect(shown).toContain('<DBInstanceIdentifier>other<');
  expect(shown).not.toContain('<DBInstanceIdentifier>shop<');
});

test('a replica that is gone is no longer among those of its source', async () => {
  const listed = '<ReadReplicaDBInstanceIdentifier>copy</ReadReplicaDBInstanceIdentifier>';
  const source: Room = { answer: async () => ({ status: 200, headers: {}, body: listed }) };
  const room = keepingDatabaseSettings(source);
  expect(await bodyOf(room, LOOK)).toBe(listed);
  await bodyOf(room, 'Action=DeleteDBInstance&DBInstanceIdentifier=copy');
  expect(await bodyOf(room, LOOK)).toBe('');
});
