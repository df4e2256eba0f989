import type { Color } from '../../src/model/color.ts';

/** What the tests of the infrastructure deploy: the smallest of everything, to be thrown away. */
export const site = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  preview_hostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
} as const;

export const sizes = {
  /** Without the expiry of old versions, whose settling the provider watches for a minute. */
  bootstrap: {
    ...{ force_destroy: true, recovery_window_days: 0, old_version_days: null },
    github: { repository: 'acme/shop', workflows: 'acme/flipgate' },
  },
  shared: { size: 'development', deletion_protection: false },
} as const;

/** Desired counts are asked for in this order. */
export function serviceNames(color: Color): readonly string[] {
  return ['web', 'worker', 'beat'].map((role) => `shop-production-${color}-${role}`);
}

/** @param release one hexadecimal digit, which commit and digest are made of. */
export function colorVariables(color: Color, release: string, shared: object) {
  return {
    ...site,
    color,
    shared,
    release: release.repeat(40),
    image: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${release.repeat(64)}`,
    // The tests' own: what a deploy would have requested and waited for.
    certificate_arn: 'arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000',
    release_header: 'x-release',
    health_path: '/healthz',
    container_environment: { DJANGO_SETTINGS_MODULE: 'shop.settings' },
  };
}
