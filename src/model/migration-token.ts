import { createHash } from 'node:crypto';
import type { MigrationPhase } from './release.ts';

/**
 * RunTask's client token, at most 64 ASCII characters: the same for every rerun of one attempt, so that a rerun is given
 * the task that the ended run started.
 */
export function migrationToken(
  siteKey: string,
  release: string,
  phase: MigrationPhase,
  attempt: number,
): string {
  return createHash('sha256').update([siteKey, release, phase, attempt].join('\n')).digest('hex');
}
