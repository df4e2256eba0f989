import { after, type Fact } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { identityFindings } from '../../model/checkup/identity-checks.ts';
import { trustByBootstrap } from '../../model/checkup/trust.ts';
import { readTrustPolicy } from '../../model/checkup/trust-policy.ts';
import type { Outlook } from '../ground.ts';
import { answer, answerAfter } from './answer.ts';

export interface Identified {
  readonly account: Fact<string>;
  readonly findings: readonly Finding[];
}

/** The job's token beside its role's trust, and the account that this leads to. */
export async function examineIdentity(
  { journal, site, world }: Outlook,
  role: string | undefined,
): Promise<Identified> {
  const account = await answer(() => world.identity.account());
  journal.done(account.kind === 'known' ? `account ${account.value}` : account.why);
  const nobody: Fact<never> = { kind: 'unknown', why: '`aws-role` is not given', remedy: '' };
  if (role === undefined) {
    const facts = { role, account, claims: nobody, trust: { by: 'bootstrap', statements: [] } as const };
    return { account, findings: identityFindings({ ...facts, trustUnread: nobody }) };
  }
  const claims = await answer(() => world.checkup.claims());
  // By the credentials of the role itself: before they are given nobody can read it.
  const read = await answerAfter(account, after('AWS account', 'the role is not given'), async () =>
    readTrustPolicy(await world.checkup.trustPolicy(role)),
  );
  const trust =
    read.kind === 'known'
      ? read.value
      : trustByBootstrap(site, role, claims.kind === 'known' ? claims.value : {});
  return { account, findings: identityFindings({ role, account, claims, trust, trustUnread: read }) };
}
