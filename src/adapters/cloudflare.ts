import type { Dns } from '../ports.ts';
import { type Client, type CloudflareConnection, openClient } from './cloudflare-client.ts';
import {
  isApiError,
  isLost,
  isUnseen,
  readFailure,
  recordCondition,
  writeFailure,
} from './cloudflare-errors.ts';
import { dnsRecord, recordParams } from './dns-shapes.ts';
import { once } from './once.ts';
import { repeatedRead } from './repeated-read.ts';
import { zoneCandidates } from './zone-candidates.ts';

export function openCloudflare(connection: CloudflareConnection): Dns {
  const opened = once(() => openClient(connection));
  const read = async <T>(what: string, ask: (client: Client) => Promise<T>): Promise<T> => {
    const client = await opened();
    try {
      return await repeatedRead(connection.clock, () => ask(client), waitAfter);
    } catch (error) {
      throw readFailure(what, error);
    }
  };
  const write = async <T>(what: string, ask: (client: Client) => Promise<T>): Promise<T> => {
    const client = await opened();
    try {
      return await ask(client);
    } catch (error) {
      throw writeFailure(what, error);
    }
  };
  return {
    zoneOf: (hostname) => read(`the zone of ${hostname}`, (client) => zoneOf(client, hostname)),
    zone: (id) => read(`zone ${id}`, (client) => zone(client, id)),
    records: (zoneId, name) => read(`records of ${name}`, (client) => records(client, zoneId, name)),
    loadBalancers: (zoneId, name) =>
      read(`load balancers of ${name}`, (client) => loadBalancers(client, zoneId, name)),
    editContent: (zone_id, recordId, content) =>
      write(`edit of record ${recordId}`, async (client) => {
        // PATCH takes the content alone, though the client's type asks for the whole record.
        const params = { zone_id, content } as Parameters<typeof client.dns.records.edit>[1];
        return dnsRecord(await client.dns.records.edit(recordId, params));
      }),
    create: (zone_id, record) =>
      write(`creation of ${record.type} ${record.name}`, async (client) =>
        dnsRecord(await client.dns.records.create({ zone_id, ...recordParams(record) })),
      ),
    remove: (zoneId, recordId) =>
      write(`removal of record ${recordId}`, (client) => remove(client, zoneId, recordId)),
    batch: (zone_id, { deletes, posts }) =>
      write(`batch of ${deletes.length} deletes and ${posts.length} posts`, async (client) => {
        await client.dns.records.batch({
          zone_id,
          deletes: deletes.map((id) => ({ id })),
          posts: posts.map(recordParams),
        });
      }),
  };
}

const PER_PAGE = 100;
const LOST_ATTEMPTS = 4;
type Zone = { readonly id: string; readonly name: string };

/** One round trip: every suffix of the hostname is asked for at once, and the longest wins. */
async function zoneOf(client: Client, hostname: string): Promise<Zone | undefined> {
  const pages = zoneCandidates(hostname).map((name) => client.zones.list({ name, per_page: 5 }));
  const [found] = (await Promise.all(pages)).flatMap((page) => page.result);
  return found === undefined ? undefined : { id: found.id, name: found.name };
}

async function zone(client: Client, id: string): Promise<Zone | undefined> {
  try {
    const found = await client.zones.get({ zone_id: id });
    return { id: found.id, name: found.name };
  } catch (error) {
    if (isUnseen(error)) return undefined;
    throw error;
  }
}

/** Pages by hand: the client's own iterator always asks for one page more than there is. */
async function records(client: Client, zoneId: string, name: string) {
  const found = [];
  for (let page = 1; ; page += 1) {
    const { result } = await client.dns.records.list({
      zone_id: zoneId,
      name: { exact: name },
      page,
      per_page: PER_PAGE,
    });
    found.push(...result.map(dnsRecord));
    if (result.length < PER_PAGE) break;
  }
  return found.filter((record) => record.name.toLowerCase() === name.toLowerCase());
}

async function loadBalancers(client: Client, zoneId: string, name: string) {
  try {
    const { result } = await client.loadBalancers.list({ zone_id: zoneId });
    return result.flatMap((balancer) => (balancer.name === name && balancer.id ? [balancer.id] : []));
  } catch (error) {
    if (isApiError(error) && (error.status === 401 || error.status === 403)) return 'unknown';
    throw error;
  }
}

async function remove(client: Client, zone_id: string, recordId: string): Promise<void> {
  try {
    await client.dns.records.delete(recordId, { zone_id });
  } catch (error) {
    if (recordCondition(error) !== 'missing') throw error;
  }
}

/** Throttling is not waited out here: Cloudflare may ask for minutes, which a cancel has to be able to end. */
function waitAfter(error: unknown, tried: number): number | undefined {
  if (!isApiError(error)) return undefined;
  return isLost(error) && tried < LOST_ATTEMPTS ? 500 * 2 ** (tried - 1) : undefined;
}
