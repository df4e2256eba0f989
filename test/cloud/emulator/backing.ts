import type { Backing } from '../cloud.ts';
import type { Place } from '../ecs/names.ts';
import { fieldOf, splitKey } from '../secret-reference.ts';
import { balancingOf } from './balancing.ts';
import { keepingCacheNodes } from './cache-nodes.ts';
import { bySource } from './cache-parameters.ts';
import { keepingDatabaseSettings } from './database-settings.ts';
import type { Emulator } from './emulator.ts';
import { keepingFlowLogs } from './flow-logs.ts';
import { keepingEndpoints } from './network-endpoints.ts';
import { lockingVaults } from './vault-locks.ts';

/** What the rest of the cloud asks of the emulator, by the clients that anybody would use. */
export function backingOf(emulator: Emulator, home: Place): Required<Omit<Backing, 'registry'>> {
  const config = {
    endpoint: `http://127.0.0.1:${emulator.port}`,
    region: home.region,
    credentials: { accessKeyId: home.account, secretAccessKey: 'local-cloud' },
  };
  const balancing = balancingOf(
    once(async () => {
      const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2');
      return { sdk, client: new sdk.ElasticLoadBalancingV2Client(config) };
    }),
  );
  const secrets = once(async () => {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    return { sdk, client: new sdk.SecretsManagerClient(config) };
  });
  return {
    emulator: keepingDatabaseSettings(
      bySource(keepingCacheNodes(keepingEndpoints(keepingFlowLogs(lockingVaults(emulator))))),
    ),
    ...balancing,
    secretValue: async (valueFrom) => {
      const { sdk, client } = await secrets();
      const [SecretId, key] = splitKey(valueFrom);
      const asked = new sdk.GetSecretValueCommand({ SecretId });
      const value = await client.send(asked).then(
        ({ SecretString }) => SecretString,
        (error: unknown) => {
          if (error instanceof sdk.ResourceNotFoundException) return undefined;
          throw error;
        },
      );
      return fieldOf(value, key);
    },
  };
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
