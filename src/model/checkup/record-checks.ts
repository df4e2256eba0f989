import { COLORS, type Color } from '../color.ts';
import type { DnsRecord } from '../dns-record.ts';
import { Failure } from '../failure.ts';
import { addressing, colorOfRecord, judgeLocation } from '../location.ts';
import { previewComment, type Site } from '../site.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

export interface RecordFacts {
  readonly records: Fact<readonly DnsRecord[]>;
  readonly balancers: readonly string[] | 'unknown';
  readonly previews: Readonly<Record<Color, Fact<readonly DnsRecord[]>>>;
  /** Whether a release of the ledger has gone live. */
  readonly released: boolean;
}

/** The records of the environment's hosts, as a deploy will meet them. */
export function recordFindings(site: Site, facts: RecordFacts): readonly Finding[] {
  return [
    judged('public record', facts.records, 'by deploys', (records) => publicFinding(site, records, facts)),
    ...COLORS.map((color) =>
      judged(`preview record of ${color}`, facts.previews[color], 'by deploys', (records) =>
        previewFinding(site, color, records),
      ),
    ),
  ];
}

function publicFinding(site: Site, records: readonly DnsRecord[], facts: RecordFacts): Finding {
  const check = 'public record';
  try {
    const location = judgeLocation(site, records, facts.balancers, []);
    if (location.kind === 'color')
      return { check, kind: 'good', found: `${described(location.record)}: ${location.color} is live` };
    return { check, kind: 'early', found: `${site.hostname} has none yet: the first deploy makes it` };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Moving in: that a deploy has been told of these records cannot be seen here.
    const moving = !facts.released && !records.some((record) => colorOfRecord(site, record));
    return {
      ...{ check, kind: moving && facts.balancers.length === 0 ? 'poor' : 'bad' },
      ...{ found: error.message, remedy: error.remedy },
    };
  }
}

/** A deploy makes the one of its colour, or points its own at the load balancer; anybody else's it refuses. */
export function previewFinding(site: Site, color: Color, records: readonly DnsRecord[]): Finding {
  const check = `preview record of ${color}`;
  const host = site.previewHostnames[color];
  const [record, ...others] = addressing(records);
  if (!record) return { check, kind: 'early', found: `${host} has none yet: a deploy to ${color} makes it` };
  const isOurs = record.type === 'CNAME' && record.comment === previewComment(site, color);
  if (isOurs && record.proxied && others.length === 0)
    return { check, kind: 'good', found: described(record) };
  const found = `${described(record)} was not made by Flipgate for this environment`;
  return { check, kind: 'bad', found, remedy: 'Remove it, or give other `preview-hostnames`.' };
}

function described({ name, type, content, proxied }: DnsRecord): string {
  return `${name} ${type} ${content} (${proxied ? 'proxied' : 'not proxied'})`;
}
