import { Failure } from '../model/failure.ts';
import type { Site } from '../model/site.ts';
import type { Dns } from '../ports.ts';

/** The zone's id, given or found; a hostname outside it is refused before anything else is asked. */
export async function findZone(dns: Dns, site: Site, given: string | undefined): Promise<string> {
  const zone = given === undefined ? await dns.zoneOf(site.hostname) : await dns.zone(given);
  if (!zone) throw zoneMissing(site, given);
  for (const host of [site.hostname, ...Object.values(site.previewHostnames)]) {
    if (host !== zone.name && !host.endsWith(`.${zone.name}`)) {
      throw new Failure(
        `${host} is not in the zone ${zone.name}.`,
        'Correct `hostname` and `preview-hostnames`, or give the `cloudflare-zone-id` of the zone that holds them.',
      );
    }
  }
  for (const host of Object.values(site.previewHostnames)) {
    if (host.slice(0, -zone.name.length - 1).includes('.')) {
      throw new Failure(
        `The preview host ${host} lies two labels below ${zone.name}: Cloudflare's certificate covers one.`,
        `Give \`preview-hostnames\` with one label before ${zone.name}.`,
      );
    }
  }
  return zone.id;
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
