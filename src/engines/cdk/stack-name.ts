import { type Site, siteKey } from '../../model/site.ts';
import type { Stack } from '../../ports.ts';

/** As the stacks of infra/cdk are called in CloudFormation: what a person looks for in its console. */
export function cloudName(site: Site, stack: Stack): string {
  return `${siteKey(site)}-${stack.kind === 'shared' ? 'shared' : `color-${stack.color}`}`;
}
