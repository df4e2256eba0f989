import { after, type Fact } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { type SecretFact, secretsFinding } from '../../model/checkup/secret-checks.ts';
import { type NamedSecret, namedSecrets } from '../../model/named-secrets.ts';
import type { Release } from '../../model/release.ts';
import { siteKey } from '../../model/site.ts';
import type { Outlook } from '../ground.ts';
import { answerAfter } from './answer.ts';

/** Whether what tasks are given has values; asks without reading any. */
export async function examineSecrets(
  { journal, site, world }: Outlook,
  account: Fact<string>,
  newest: Release | undefined,
  tokenSecret: string | undefined,
): Promise<Finding> {
  const key = siteKey(site);
  // Bootstrap generates it, and shared finds it by its name.
  const generated = [{ name: 'SECRET_KEY', id: `${key}/secret-key`, by: 'bootstrap' }] as const;
  const given = namedSecrets(Object.values(newest?.definitions ?? {}));
  const named: readonly (NamedSecret & Pick<SecretFact, 'by'>)[] = [
    ...(newest ? given.map((secret) => ({ ...secret, by: 'a person' as const })) : generated),
    { name: 'the probe', id: `${key}/probe`, by: 'bootstrap' },
    ...(tokenSecret === undefined
      ? []
      : [{ name: 'the Cloudflare token', id: tokenSecret, by: 'a person' as const }]),
  ];
  const unreached = after('AWS account', 'AWS is not reached');
  const asked = await Promise.all(
    named.map(async (secret) => ({
      ...secret,
      hasValue: await answerAfter(account, unreached, () => world.secrets.hasValue(secret.id)),
    })),
  );
  journal.done(`${asked.length} secrets`);
  return secretsFinding(asked);
}
