import { after, type Fact, known } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { imageFindings } from '../../model/checkup/image-checks.ts';
import type { Release } from '../../model/release.ts';
import type { Outlook } from '../ground.ts';
import { answer, answerAfter } from './answer.ts';

/** Where images lie, and whether the one that is live still does. */
export async function examineImages(
  { journal, site, world }: Outlook,
  account: Fact<string>,
  live: Release | undefined,
): Promise<readonly Finding[]> {
  const unreached = after('AWS account', 'AWS is not reached');
  const [address, architectures] = await Promise.all([
    answerAfter(account, unreached, () => world.images.repository(site.name)),
    live
      ? answer(async () => (await world.images.find(live.image))?.architectures)
      : known<undefined>(undefined),
  ]);
  journal.done(address.kind === 'known' ? (address.value ?? 'no repository') : address.why);
  return imageFindings({ name: site.name, address, live, architectures });
}
