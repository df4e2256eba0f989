import { OUTPUTS, RELEASE, SITE, SIZED, type Size, secretArn } from '../../../infra/cdk/test/given.ts';

/** What the stacks of the snapshots are given, and by name what Terraform looks up otherwise. */
export const SHARED_VARIABLES = (size: Size) => ({ ...SITE, size, secret_key_arn: secretArn('secret-key') });

export const COLOR_VARIABLES = (size: Size) => ({
  ...SITE,
  ...RELEASE,
  ...{ release_header: 'x-release', health_path: '/healthz' },
  shared: { ...OUTPUTS, ...SIZED[size] },
});

/** HCL takes JSON's values as they are, but for what a string's `${` means there. */
export function asHcl(value: unknown): string {
  return JSON.stringify(value).replaceAll('${', '$${');
}
