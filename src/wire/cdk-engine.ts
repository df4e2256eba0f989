import type { AwsConnection } from '../adapters/aws-connection.ts';
import { bootstrapBoundary } from '../adapters/boundary.ts';
import { once } from '../adapters/once.ts';
import { type Site, siteKey } from '../model/site.ts';
import type { Engine } from '../ports.ts';
import { formationClient } from './formation-client.ts';

type CdkOptions = Parameters<typeof import('../engines/cdk/open-cdk.ts').openCdk>[0];

/** CDK with clients of this connection. */
export async function cdkEngine(
  connection: AwsConnection,
  site: Site,
  given: Omit<CdkOptions, 'site' | 'region' | 'boundary' | 'formation'>,
): Promise<Engine> {
  const { openCdk } = await import('../engines/cdk/open-cdk.ts');
  return openCdk({
    ...given,
    site,
    region: connection.region,
    boundary: once(() => bootstrapBoundary(connection, siteKey(site))),
    formation: formationClient(connection),
  });
}
