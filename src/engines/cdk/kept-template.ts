import { siteKey } from '../../model/site.ts';
import type { Purpose } from './change-set-name.ts';
import type { CdkOptions } from './options.ts';
import { undo } from './undo.ts';

/** Apart from each other: whoever may write templates of plans must not reach what a deploy trusts. */
const FOLDERS: Readonly<Record<Purpose, string>> = { plan: 'plan-templates', deploy: 'templates' };

/**
 * Lays a template where CloudFormation reads it, as long as `use` lasts: a text that is given with a call may have 51,200 bytes
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html), which shared's is beyond.
 */
export async function withTemplate<T>(
  { store, bucket, region, site, log }: Pick<CdkOptions, 'store' | 'bucket' | 'region' | 'site' | 'log'>,
  purpose: Purpose,
  name: string,
  template: string,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const key = `${siteKey(site)}/${FOLDERS[purpose]}/${name}.json`;
  const written = await laid(store, key, template);
  try {
    return await use(`https://${bucket}.s3.${region}.${suffixOf(region)}/${key}`);
  } finally {
    await undo(log, `The template ${key}`, () => store.remove(key, written));
  }
}

/** @returns its etag */
async function laid(store: CdkOptions['store'], key: string, template: string): Promise<string> {
  const written = await store.create(key, template);
  if (written.kind === 'written') return written.etag;
  // A run that was killed has left its own.
  const left = await store.get(key);
  if (left !== undefined) await store.remove(key, left.etag);
  return laid(store, key, template);
}

function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
