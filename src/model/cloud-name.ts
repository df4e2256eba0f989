import type { Color } from './color.ts';
import { type Site, siteKey } from './site.ts';

type Deployed = { readonly kind: 'shared' } | { readonly kind: 'color'; readonly color: Color };

/** As the stacks of infra/cdk are called in CloudFormation: what a person looks for in its console. */
export function cloudName(site: Site, stack: Deployed): string {
  return `${siteKey(site)}-${stack.kind === 'shared' ? 'shared' : `color-${stack.color}`}`;
}
