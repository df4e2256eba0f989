import { join } from 'node:path';
import type { SecretValue } from '../cloud/ecs/model.ts';
import { type Postgres, startPostgres } from '../parts/postgres.ts';
import { startValkey, type Valkey } from '../parts/valkey.ts';

/** The database and the cache that the tasks really talk to. */
export interface Servers {
  readonly postgres: Postgres;
  readonly valkey: Valkey;
  stop(): Promise<void>;
}

export async function startServers(folder: string): Promise<Servers> {
  const [postgres, valkey] = await Promise.all([
    startPostgres(join(folder, 'postgres')),
    startValkey(join(folder, 'valkey')),
  ]);
  return {
    postgres,
    valkey,
    stop: async () => {
      await Promise.all([postgres.stop(), valkey.stop()]);
    },
  };
}

/**
 * What a container gets for a secret. Terraform's database and cache exist in the emulator by name alone, so
 * their secrets' addresses are swapped for those of the servers; every other secret has the value it has.
 */
export function addressesSwapped({ postgres, valkey }: Servers, secretValue: SecretValue): SecretValue {
  const swapped = new Map([
    ['database-url', postgres.url('app')],
    ['cache-url', valkey.url(0)],
    ['broker-url', valkey.url(1)],
  ]);
  return async (valueFrom) => {
    const stored = await secretValue(valueFrom);
    if (stored === undefined) return undefined;
    const [, name = ''] = /\/([a-z-]+-url)(?:-\w{6})?(?::|$)/.exec(valueFrom) ?? [];
    return swapped.get(name) ?? stored;
  };
}
