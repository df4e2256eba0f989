/** What the tests of the infrastructure deploy: the smallest of everything, to be thrown away. */
export const site = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  preview_hostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
} as const;

export const sizes = {
  /** Without the expiry of old versions, whose settling the provider watches for a minute. */
  bootstrap: { force_destroy: true, recovery_window_days: 0, old_version_days: null },
  shared: { size: 'development', deletion_protection: false },
} as const;

export function image(release: string): string {
  return `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${release.repeat(64)}`;
}

/** The tests' own: what a deploy would have requested and waited for. */
export function certificate(home: { readonly account: string; readonly region: string }): string {
  return `arn:aws:acm:${home.region}:${home.account}:certificate/00000000-0000-4000-8000-000000000000`;
}
