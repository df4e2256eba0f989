import { edgeFindings } from '../../model/checkup/edge-checks.ts';
import { after, type Fact } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { recordFindings } from '../../model/checkup/record-checks.ts';
import { zoneFindings } from '../../model/checkup/zone-checks.ts';
import type { Color } from '../../model/color.ts';
import type { DnsRecord } from '../../model/dns-record.ts';
import type { Ledger } from '../../model/ledger.ts';
import { addressing, colorOfRecord } from '../../model/location.ts';
import { hostsOf, type Site } from '../../model/site.ts';
import type { Outlook } from '../ground.ts';
import { findZone } from '../zone.ts';
import { answer, answerAfter } from './answer.ts';

export interface SeenEdge {
  readonly zoneId: string | undefined;
  /** What the public record names; undefined when it names no colour, or cannot be read. */
  readonly live: Color | undefined;
  readonly findings: readonly Finding[];
}

/** Token, zone, records and what the zone does with them. */
export async function examineEdge(
  { journal, site, world }: Outlook,
  givenZone: string | undefined,
  ledger: Fact<Ledger>,
): Promise<SeenEdge> {
  const { checkup, dns } = world;
  const zone = await answer(() => findZone(dns, site, givenZone));
  const inZone = <T>(look: (zoneId: string) => Promise<T>): Promise<Fact<T>> =>
    answerAfter(zone, after('Cloudflare zone', 'the zone is not seen'), look);
  const [token, records, blue, green, balancers, mode, rules, botFightMode] = await Promise.all([
    answer(() => checkup.tokenState()),
    inZone((id) => dns.records(id, site.hostname)),
    inZone((id) => dns.records(id, site.previewHostnames.blue)),
    inZone((id) => dns.records(id, site.previewHostnames.green)),
    inZone((id) => dns.loadBalancers(id, site.hostname)),
    inZone((id) => checkup.sslMode(id)),
    inZone((id) => checkup.tlsRules(id)),
    inZone((id) => checkup.botFightMode(id)),
  ]);
  const listed = balancers.kind === 'known' ? balancers.value : 'unknown';
  const reads = [
    { permission: 'DNS Read', there: records.kind === 'known' },
    { permission: 'Load Balancers Read', there: listed !== 'unknown' },
    { permission: 'Zone Settings Read', there: mode.kind === 'known' },
    { permission: 'Config Rules Read', there: rules.kind === 'known' },
    { permission: 'Bot Management Read', there: botFightMode.kind === 'known' },
  ];
  const released = ledger.kind === 'known' && ledger.value.releases.some(({ state }) => state === 'closed');
  const hosts = hostsOf(site);
  const live = liveBy(site, records);
  journal.done(live === undefined ? 'no colour is live' : `${live} is live`);
  return {
    zoneId: zone.kind === 'known' ? zone.value : undefined,
    live,
    findings: [
      ...zoneFindings({ token, zone, reads }),
      ...recordFindings(site, { records, balancers: listed, previews: { blue, green }, released }),
      ...edgeFindings({ hosts, mode, rules, botFightMode }),
    ],
  };
}

function liveBy(site: Site, records: Fact<readonly DnsRecord[]>): Color | undefined {
  if (records.kind === 'unknown') return undefined;
  const [record, ...others] = addressing(records.value);
  return record && others.length === 0 ? colorOfRecord(site, record) : undefined;
}
