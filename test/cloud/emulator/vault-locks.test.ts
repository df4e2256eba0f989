import { expect, test } from 'vitest';
import type { CloudRequest, Room } from '../room.ts';
import { lockingVaults } from './vault-locks.ts';

/** An emulator with one vault in every region. */
const emulator: Room = {
  answer: async ({ url }) =>
    url.startsWith('/backup-vaults/shop')
      ? { status: 200, headers: { 'content-length': '1' }, body: '{"BackupVaultName":"shop"}' }
      : { status: 400, headers: {}, body: '{"Code":"ResourceNotFoundException"}' },
};

function asked(method: string, url: string, body = '', region = 'eu-central-1'): CloudRequest {
  const authorization = `AWS4-HMAC-SHA256 Credential=k/20261101/${region}/backup/aws4_request, x`;
  return { method, url, headers: { authorization }, body: Buffer.from(body) };
}

test('a lock is shown until it is lifted, in its own region', async () => {
  const room = lockingVaults(emulator);
  const look = async (region?: string) =>
    JSON.parse(`${(await room.answer(asked('GET', '/backup-vaults/shop', '', region))).body}`);
  await room.answer(asked('PUT', '/backup-vaults/shop/vault-lock', '{"MinRetentionDays":7}'));
  expect(await look()).toEqual({ BackupVaultName: 'shop', MinRetentionDays: 7, Locked: true });
  expect(await look('eu-west-1')).toEqual({ BackupVaultName: 'shop' });
  await room.answer(asked('DELETE', '/backup-vaults/shop/vault-lock'));
  expect(await look()).toEqual({ BackupVaultName: 'shop' });
});

test('a lock that becomes final says when', async () => {
  const room = lockingVaults(emulator);
  await room.answer(asked('PUT', '/backup-vaults/shop/vault-lock', '{"ChangeableForDays":3}'));
  const { LockDate } = JSON.parse(`${(await room.answer(asked('GET', '/backup-vaults/shop'))).body}`);
  expect(LockDate - Date.now() / 1000).toBeGreaterThan(3 * 86_400 - 60);
});

test('a vault that is not there cannot be locked', async () => {
  const room = lockingVaults(emulator);
  const answer = await room.answer(asked('PUT', '/backup-vaults/other/vault-lock', '{"MinRetentionDays":7}'));
  expect(answer.status).toBe(400);
});
