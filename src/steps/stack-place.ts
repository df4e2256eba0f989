import {
  placeholderCertificate,
  placeholderImage,
  placeholderOutputs,
} from '../model/placeholder-outputs.ts';
import type { Release } from '../model/release.ts';
import { siteKey } from '../model/site.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';
import type { Outlook } from './ground.ts';
import type { StackRelease } from './stack-variables.ts';

/** Where shared is, which certificate there is, and the image of a colour that holds none: or what stands for them before a first deploy. */
export async function placeOf({ world, site }: Outlook, outputs: SharedOutputs | undefined) {
  const { region } = world.identity;
  const account = await world.identity.account();
  const key = siteKey(site);
  const shared = outputs ?? placeholderOutputs(key, account, region);
  const found = await world.certificates.find(key);
  return {
    shared,
    certificate: found ?? placeholderCertificate(account, shared.region),
    image: placeholderImage(site.name, account, region),
  };
}

const NO_COMMIT = '0'.repeat(40);

/**
 * Infrastructure alone is looked at: each colour keeps the release that it holds.
 * @param image  for a colour that the ledger knows nothing of
 */
export function heldBy(line: Release | undefined, image: string): StackRelease {
  if (!line) return { image, release: NO_COMMIT, releaseHeader: 'x-release', healthPath: '/healthz' };
  const { settings } = line;
  return {
    image: line.image,
    release: line.release,
    releaseHeader: settings.releaseHeader,
    healthPath: settings.healthPath,
  };
}
