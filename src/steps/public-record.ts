import type { Color } from '../model/color.ts';
import type { DnsRecord, NewDnsRecord } from '../model/dns-record.ts';
import { Failure, Unanswered } from '../model/failure.ts';
import { addressing } from '../model/location.ts';
import type { Before } from '../model/release.ts';
import { siteKey } from '../model/site.ts';
import type { Outlook } from './ground.ts';

const PAUSE_MS = 500;
/** Reads in a row that must agree before the record counts as settled. */
const STABLE_READS = 2;
const STABLE_WITHIN_MS = 20_000;

/** What the public record is to say. */
export type Wanted =
  | { readonly kind: 'color'; readonly color: Color }
  | { readonly kind: 'missing' }
  | { readonly kind: 'adopted'; readonly records: readonly DnsRecord[] };

export function wantedBefore(before: Before): Wanted {
  return before.kind === 'color' ? { kind: 'color', color: before.color } : before;
}

/** Whether the records say what is wanted already. Ids and Cloudflare's own fields do not count. */
export function says(outlook: Pick<Outlook, 'site'>, found: readonly DnsRecord[], wanted: Wanted): boolean {
  const contents = found.map((record) => record.content).sort();
  const expected = expectedContents(outlook, wanted);
  return contents.length === expected.length && contents.every((content, at) => content === expected[at]);
}

function expectedContents({ site }: Pick<Outlook, 'site'>, wanted: Wanted): readonly string[] {
  switch (wanted.kind) {
    case 'color':
      return [site.previewHostnames[wanted.color]];
    case 'missing':
      return [];
    case 'adopted':
      return wanted.records.map((record) => record.content).sort();
  }
}

/** What the record said and says, as a row of the table. */
export function tellRecord(outlook: Outlook, found: readonly DnsRecord[], wanted: Wanted): void {
  const before = found.map((record) => record.content).join(', ');
  const after = expectedContents(outlook, wanted).join(', ');
  outlook.journal.change('record', before || 'none', after || 'none');
}

/** The records that decide where the public host's traffic goes, as Cloudflare's API says now. */
export async function readPublic({ world, site, zoneId }: Outlook): Promise<readonly DnsRecord[]> {
  return addressing(await world.dns.records(zoneId, site.hostname));
}

/**
 * The one edit that moves traffic. Made once, never repeated; whether it was applied is known by reading until the
 * record is stable, never by its answer alone.
 *
 * @param found  the records as they were compared right before.
 * @throws Failure when the record does not come to say what is wanted.
 */
export async function editPublic(
  outlook: Outlook,
  found: readonly DnsRecord[],
  wanted: Wanted,
): Promise<void> {
  let lost: Unanswered | undefined;
  try {
    await edit(outlook, found, wanted);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    lost = error;
  }
  await readBack(outlook, wanted, lost);
}

async function edit(outlook: Outlook, found: readonly DnsRecord[], wanted: Wanted): Promise<void> {
  const { world, site, zoneId } = outlook;
  const [record, ...others] = found;
  switch (wanted.kind) {
    case 'color': {
      const content = site.previewHostnames[wanted.color];
      const made = newRecord(outlook, content);
      if (!record) await world.dns.create(zoneId, made);
      else if (record.type === 'CNAME' && others.length === 0 && record.proxied) {
        await world.dns.editContent(zoneId, record.id, content);
      } else await world.dns.batch(zoneId, { deletes: found.map((one) => one.id), posts: [made] });
      return;
    }
    case 'missing':
      if (record) await world.dns.remove(zoneId, record.id);
      return;
    case 'adopted':
      await world.dns.batch(zoneId, {
        deletes: found.map((one) => one.id),
        posts: wanted.records.map(({ id: _, ...kept }) => kept),
      });
  }
}

function newRecord({ site }: Outlook, content: string): NewDnsRecord {
  return {
    type: 'CNAME',
    name: site.hostname,
    content,
    proxied: true,
    ttl: 1,
    comment: `flipgate ${siteKey(site)} public`.slice(0, 100),
  };
}

async function readBack(outlook: Outlook, wanted: Wanted, lost: Unanswered | undefined): Promise<void> {
  const { clock } = outlook.world;
  const givenUpAt = clock.now() + STABLE_WITHIN_MS;
  // An answered edit needs one reading; an unanswered one may still be on its way in.
  for (let agreed = 0; ; ) {
    const found = await readPublic(outlook);
    agreed = says(outlook, found, wanted) ? agreed + 1 : 0;
    if (agreed >= (lost ? STABLE_READS : 1)) return;
    if (clock.now() >= givenUpAt) throw notApplied(outlook, found, lost);
    await clock.sleep(PAUSE_MS);
  }
}

function notApplied({ site }: Outlook, found: readonly DnsRecord[], lost: Unanswered | undefined): Failure {
  const seen = found.map((record) => `${record.type} ${record.content}`).join(', ') || 'no record';
  return new Failure(
    lost
      ? `Cloudflare did not answer the edit of ${site.hostname}, and twenty seconds later it reads: ${seen}.`
      : `${site.hostname} was edited but reads: ${seen}.`,
    "Look at Cloudflare's status page, then run this again: it starts from what the record says. For a rollback without Cloudflare use `in-place: true`.",
    { cause: lost },
  );
}
