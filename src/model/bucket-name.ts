import { createHash } from 'node:crypto';
import { type Site, siteKey } from './site.ts';

/** S3's limit on the length of a bucket's name. */
const LONGEST = 63;
const HASH_LENGTH = 8;

/**
 * `flipgate-<name>-<environment>-<account>`; a longer one keeps its beginning and ends in the first
 * 8 hex digits of the whole name's SHA-256, 63 characters in all.
 */
export function defaultBucket(site: Pick<Site, 'name' | 'environment'>, account: string): string {
  const whole = `flipgate-${siteKey(site)}-${account}`;
  if (whole.length <= LONGEST) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH_LENGTH);
  return `${whole.slice(0, LONGEST - HASH_LENGTH - 1).replace(/-+$/, '')}-${hash}`;
}
