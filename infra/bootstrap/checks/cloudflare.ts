import { openCloudflare } from '../../../src/adapters/cloudflare.ts';
import { type CloudflareConnection, openClient } from '../../../src/adapters/cloudflare-client.ts';
import { readFailure, recordCondition } from '../../../src/adapters/cloudflare-errors.ts';
import { zoneCandidates } from '../../../src/adapters/zone-candidates.ts';
import { Failure, messageOf } from '../../../src/model/failure.ts';
import type { Site } from '../../../src/model/site.ts';
import { type Checked, looked, missing } from '../checked.ts';
import { judgeRecords } from './records-verdict.ts';

const RIGHTS =
  'Give the token Zone · DNS · Edit and Zone · Zone · Read on this zone at https://dash.cloudflare.com/profile/api-tokens, and see that it is neither expired nor limited to other addresses.';
/** No record has it, so that what would be edited is nothing. */
const NO_RECORD = '0'.repeat(32);

/** Whether the token is good, sees the zone of the host, and may edit its records. */
export async function checkCloudflare(
  connection: CloudflareConnection,
  site: Pick<Site, 'hostname' | 'previewHostnames'>,
  adopt: readonly string[] | 'later',
): Promise<Checked<never>> {
  const sought = await looked(() => seekZone(connection, site.hostname), RIGHTS);
  const zone = sought.found;
  if (zone === undefined) return { problems: sought.problems, notes: sought.notes };
  const dns = openCloudflare(connection);
  return looked(async () => {
    const records = await dns.records(zone.id, site.hostname);
    await proveEdit(() => dns.editContent(zone.id, NO_RECORD, 'nobody'), zone.name);
    const judged = judgeRecords(site, records, adopt);
    return {
      problems: judged.problems,
      notes: [`Cloudflare zone ${zone.name}, its records may be edited`, ...judged.notes],
    };
  }, RIGHTS);
}

async function seekZone(
  connection: CloudflareConnection,
  hostname: string,
): Promise<Checked<{ readonly id: string; readonly name: string }>> {
  const client = await openClient(connection);
  for (const name of zoneCandidates(hostname)) {
    const { result } = await client.zones.list({ name, per_page: 5 }).catch((error: unknown) => {
      throw readFailure(`the zone of ${hostname}`, error);
    });
    const [zone] = result;
    if (zone === undefined) continue;
    if (zone.status === 'active') return { found: zone, problems: [], notes: [] };
    return missing(
      `The zone ${zone.name} is ${zone.status ?? 'not active'} at Cloudflare.`,
      `Set the name servers of ${zone.name} at its registrar to those that the zone's overview in Cloudflare names, and wait until it is active.`,
    );
  }
  return missing(
    `The Cloudflare token sees no zone that holds ${hostname}.`,
    `Correct \`--hostname\`, add the zone to Cloudflare, or let the token see it: Zone · Zone · Read.`,
  );
}

/** Only an edit tells whether one is allowed: Cloudflare asks for the right before it looks for the record. */
async function proveEdit(edit: () => Promise<unknown>, zone: string): Promise<void> {
  await edit().catch((error: unknown) => {
    const cause = error instanceof Error ? error.cause : undefined;
    if (recordCondition(cause) === 'missing') return;
    const why = messageOf(error);
    throw new Failure(`The Cloudflare token may not edit records of ${zone}: ${why}`, RIGHTS, {
      cause: error,
    });
  });
}
