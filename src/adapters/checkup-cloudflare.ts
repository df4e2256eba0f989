import type { TlsRule } from '../model/checkup/edge-checks.ts';
import { Failure, Unreachable } from '../model/failure.ts';
import type { Checkup } from '../ports.ts';
import { type Client, type CloudflareConnection, openClient } from './cloudflare-client.ts';
import { isApiError, readFailure } from './cloudflare-errors.ts';
import { once } from './once.ts';

type CloudflareCheckup = Pick<Checkup, 'tokenState' | 'sslMode' | 'tlsRules' | 'botFightMode'>;

/** Asked by their paths: the client's own classes for them would make the bundle larger by as many modules. */
export function openCloudflareCheckup(connection: () => Promise<CloudflareConnection>): CloudflareCheckup {
  const opened = once(async () => openClient(await connection()));
  const read = async <T>({ what, permission }: Asked, path: string): Promise<T> => {
    const client = await opened();
    try {
      return await resultOf<T>(client, path);
    } catch (error) {
      if (isApiError(error) && (error.status === 401 || error.status === 403))
        throw new Failure(
          `The token may not read ${what}.`,
          `Give it Zone · ${permission} · Read, or look in the dashboard.`,
        );
      throw readFailure(what, error);
    }
  };
  return {
    async tokenState() {
      const client = await opened();
      try {
        const { status } = await resultOf<{ status: string }>(client, '/user/tokens/verify');
        return status === 'active' || status === 'disabled' || status === 'expired' ? status : 'other';
      } catch (error) {
        const failure = readFailure('check of the token', error);
        if (!isApiError(error) || failure instanceof Unreachable || error.status === 429) throw failure;
        return 'other';
      }
    },
    async sslMode(zone) {
      const { value } = await read<{ value: string }>(SSL_MODE, `/zones/${zone}/settings/ssl`);
      return value;
    },
    async tlsRules(zone) {
      const rulesets = await read<readonly Ruleset[]>(RULES, `/zones/${zone}/rulesets`);
      const own = rulesets.find(({ kind, phase }) => kind === 'zone' && phase === 'http_config_settings');
      if (!own) return [];
      return tlsRules(await read<Ruleset>(RULES, `/zones/${zone}/rulesets/${own.id}`));
    },
    async botFightMode(zone) {
      const { fight_mode } = await read<{ fight_mode?: boolean }>(BOTS, `/zones/${zone}/bot_management`);
      return fight_mode === true;
    },
  };
}

interface Asked {
  readonly what: string;
  readonly permission: string;
}
const SSL_MODE: Asked = { what: "the zone's SSL mode", permission: 'Zone Settings' };
const RULES: Asked = { what: "the zone's configuration rules", permission: 'Config Rules' };
const BOTS: Asked = { what: "the zone's bot settings", permission: 'Bot Management' };

interface Ruleset {
  readonly id: string;
  readonly kind: string;
  readonly phase: string;
  readonly rules?: readonly {
    readonly expression: string;
    readonly enabled?: boolean;
    readonly action_parameters?: { readonly ssl?: string };
  }[];
}

function tlsRules({ rules = [] }: Ruleset): readonly TlsRule[] {
  return rules.flatMap(({ expression, enabled = true, action_parameters: parameters }) =>
    enabled && parameters?.ssl !== undefined ? [{ expression, mode: parameters.ssl }] : [],
  );
}

async function resultOf<T>(client: Client, path: string): Promise<T> {
  const { result } = await client.get<{ result: T }>(path);
  return result;
}
