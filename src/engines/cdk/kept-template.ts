import { siteKey } from '../../model/site.ts';
import type { Purpose } from './change-set-name.ts';
import type { CdkOptions } from './options.ts';

/** Apart from each other: whoever may write templates of plans must not reach what a deploy trusts. */
const FOLDERS: Readonly<Record<Purpose, string>> = { plan: 'plan-templates', deploy: 'templates' };

/**
 * Lays a template where CloudFormation reads it, as long as `use` lasts: a text that is given with a call may have 51,200 bytes
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html), which shared's is beyond.
 */
export async function withTemplate<T>(
  { store, bucket, region, site }: Pick<CdkOptions, 'store' | 'bucket' | 'region' | 'site'>,
  purpose: Purpose,
  name: string,
  template: string,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const key = `${siteKey(site)}/${FOLDERS[purpose]}/${name}.json`;
  const written = await store.create(key, template);
  try {
    return await use(`https://${bucket}.s3.${region}.${suffixOf(region)}/${key}`);
  } finally {
    if (written.kind === 'written') await store.remove(key, written.etag);
  }
}

function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
