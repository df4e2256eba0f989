import { COLORS, type Color } from '../model/color.ts';
import {
  balancerFindings,
  type EdgeFinding,
  type PublicWish,
  previewFindings,
  publicFindings,
} from '../model/edge-drift.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Outlook } from './ground.ts';
import { readHold } from './hold-object.ts';

export interface SeenEdge {
  readonly findings: readonly EdgeFinding[];
  /** What was not looked at, a sentence each. */
  readonly unseen: readonly string[];
}

/** The records of the colours, which no stack holds. Reads alone. */
export async function driftedEdge(
  outlook: Outlook,
  ledger: Ledger,
  loadBalancers: Readonly<Partial<Record<Color, string>>>,
): Promise<SeenEdge> {
  const { journal, site, world, zoneId } = outlook;
  const [wish, publicRecords, balancers, ...previews] = await Promise.all([
    publicWish(outlook, ledger),
    world.dns.records(zoneId, site.hostname),
    world.dns.loadBalancers(zoneId, site.hostname),
    ...COLORS.map(async (color) =>
      previewFindings(
        site,
        color,
        await world.dns.records(zoneId, site.previewHostnames[color]),
        loadBalancers[color],
      ),
    ),
  ]);
  const findings = [
    ...publicFindings(site, publicRecords, wish),
    ...balancerFindings(site, balancers === 'unknown' ? [] : balancers),
    ...previews.flat(),
  ];
  journal.done(findings.length === 0 ? 'as it was left' : findings.map(({ host }) => host).join(', '));
  return { findings, unseen: [SETTINGS, ...(balancers === 'unknown' ? [BALANCERS] : [])] };
}

const SETTINGS =
  "The zone's settings and rules (`infra/terraform/edge`) are not looked at: a person applies them, from a state of its own.";
const BALANCERS = 'Cloudflare load balancers are not looked at: the token may not list them.';

/** A rollback to what was there before Flipgate keeps its hold until a deploy has gone live again. */
async function publicWish({ world }: Outlook, { adopted, releases }: Ledger): Promise<PublicWish> {
  const stored = await readHold(world.store);
  if (stored?.hold.to === 'adopted') return { kind: 'adopted', records: adopted?.records ?? [] };
  return { kind: releases.some(({ state }) => state === 'closed') ? 'color' : 'anything' };
}
