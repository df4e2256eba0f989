import { awsService, pathOf } from '../aws-request.ts';
import type { CloudRequest, CloudResponse, Room } from '../room.ts';

interface VaultLock {
  readonly MinRetentionDays?: number;
  readonly MaxRetentionDays?: number;
  /** Seconds since the epoch; from then on nobody can lift it. */
  readonly LockDate?: number;
}

const VAULT = /^\/backup-vaults\/([^/]+)\/?$/;
const LOCK = /^\/backup-vaults\/([^/]+)\/vault-lock\/?$/;

/**
 * AWS Backup locks a vault; the emulator has no such request. What the lock then refuses is not modelled: here
 * it is set, shown by DescribeBackupVault, and lifted.
 */
export function lockingVaults(emulator: Room): Room {
  const locks = new Map<string, VaultLock>();
  const keyOf = (request: CloudRequest, name: string) => `${regionOf(request)}/${name}`;
  return {
    answer: async (request) => {
      if (awsService(request) !== 'backup') return emulator.answer(request);
      const [, locked] = LOCK.exec(pathOf(request)) ?? [];
      if (locked !== undefined) return lockAnswer(emulator, request, locks, keyOf(request, locked), locked);
      const answer = await emulator.answer(request);
      const [, name] = VAULT.exec(pathOf(request)) ?? [];
      if (name === undefined || answer.status >= 300) return answer;
      if (request.method === 'DELETE') locks.delete(keyOf(request, name));
      const lock = locks.get(keyOf(request, name));
      return request.method === 'GET' && lock ? described(answer, lock) : answer;
    },
  };
}

/** A vault that does not exist is refused in the emulator's own words. */
async function lockAnswer(
  emulator: Room,
  request: CloudRequest,
  locks: Map<string, VaultLock>,
  key: string,
  name: string,
): Promise<CloudResponse> {
  const look = { ...request, method: 'GET', url: `/backup-vaults/${name}`, body: Buffer.alloc(0) };
  const vault = await emulator.answer(look);
  if (vault.status >= 300) return vault;
  if (request.method === 'DELETE') locks.delete(key);
  else locks.set(key, lockOf(JSON.parse(Buffer.from(request.body).toString('utf8'))));
  return { status: 200, headers: {}, body: '' };
}

function lockOf({
  ChangeableForDays: days,
  ...retention
}: VaultLock & { ChangeableForDays?: number }): VaultLock {
  return days === undefined
    ? retention
    : { ...retention, LockDate: Math.floor(Date.now() / 1000) + days * 86_400 };
}

function described(answer: CloudResponse, lock: VaultLock): CloudResponse {
  const vault = JSON.parse(Buffer.from(answer.body).toString('utf8'));
  const { 'content-length': _, ...headers } = answer.headers;
  return { ...answer, headers, body: JSON.stringify({ ...vault, ...lock, Locked: true }) };
}

/** By the signature: one name may be a vault in two regions. */
function regionOf(request: CloudRequest): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
}
