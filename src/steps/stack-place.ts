import { placeholderCertificate, placeholderOutputs } from '../model/placeholder-outputs.ts';
import type { Release } from '../model/release.ts';
import { type Site, siteKey } from '../model/site.ts';
import type { SharedOutputs } from '../model/stack-outputs.ts';
import type { Outlook } from './ground.ts';
import type { StackRelease } from './stack-variables.ts';

/** Where shared is and which certificate there is, or what stands for them before a first deploy. */
export async function placeOf({ world, site }: Outlook, outputs: SharedOutputs | undefined) {
  const account = await world.identity.account();
  const key = siteKey(site);
  const shared = outputs ?? placeholderOutputs(key, account, world.identity.region);
  const found = await world.certificates.find(key);
  return { shared, certificate: found ?? placeholderCertificate(account, shared.region) };
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

/** The name of an image that nobody has. */
export function noImage({ name }: Site): string {
  return `registry.invalid/${name}@sha256:${'0'.repeat(64)}`;
}
