import { Failure } from '../model/failure.ts';
import { previewCoverage } from '../model/preview-host.ts';
import type { Site } from '../model/site.ts';
import type { Dns } from '../ports.ts';

/** Nothing can be read in it. */
export const UNKNOWN_ZONE = '';

/** The zone's id, given or found; a hostname outside it is refused before anything else is asked. */
export async function findZone(dns: Dns, site: Site, given: string | undefined): Promise<string> {
  const zone = given === undefined ? await dns.zoneOf(site.hostname) : await dns.zone(given);
  if (!zone) throw zoneMissing(site, given);
  if (site.hostname !== zone.name && !site.hostname.endsWith(`.${zone.name}`))
    throw outside(site.hostname, zone.name);
  for (const host of Object.values(site.previewHostnames)) {
    const coverage = previewCoverage(zone.name, host);
    if (coverage === 'outside') throw outside(host, zone.name);
    if (coverage === 'too-deep') {
      throw new Failure(
        `The preview host ${host} lies two labels below ${zone.name}: Cloudflare's certificate covers one.`,
        `Give \`preview-hostnames\` with one label before ${zone.name}.`,
      );
    }
  }
  return zone.id;
}

function outside(host: string, zone: string): Failure {
  return new Failure(
    `${host} is not in the zone ${zone}.`,
    'Correct `hostname` and `preview-hostnames`, or give the `cloudflare-zone-id` of the zone that holds them.',
  );
}

function zoneMissing(site: Site, given: string | undefined): Failure {
  return given === undefined
    ? new Failure(
        `No zone that the Cloudflare token can see holds ${site.hostname}.`,
        'Give the token Zone:Read and DNS:Edit on that zone, or correct `hostname`.',
      )
    : new Failure(
        `\`cloudflare-zone-id\` ${given} names no zone that the token can see.`,
        'Copy the zone id from the overview page of the zone, or leave the input out.',
      );
}
