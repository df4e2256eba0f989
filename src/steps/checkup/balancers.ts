import { builtColors } from '../../model/built-colors.ts';
import { balancerFindings, certificateFinding } from '../../model/checkup/balancer-checks.ts';
import { after, type Fact } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { gunicornSetting } from '../../model/checkup/web-server.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Release } from '../../model/release.ts';
import { hostsOf, siteKey } from '../../model/site.ts';
import type { World } from '../../ports.ts';
import type { Outlook } from '../ground.ts';
import { answer, answerAfter } from './answer.ts';

/** The certificate that deploys use, and the load balancers of the colours that are built. */
export async function examineBalancers(
  { journal, site, world }: Outlook,
  account: Fact<string>,
  ledger: Ledger,
): Promise<readonly Finding[]> {
  const hosts = hostsOf(site);
  const lines = builtColors(ledger);
  const [certificate, ...balancers] = await Promise.all([
    answerAfter(account, after('AWS account', 'AWS is not reached'), async () => {
      const arn = await world.certificates.find(siteKey(site));
      return arn === undefined ? undefined : world.certificates.describe(arn);
    }),
    ...lines.map((line) => balancerOf(world, hosts, line)),
  ]);
  journal.done(`${lines.length} load balancers`);
  return [certificateFinding(hosts, certificate), ...balancers.flat()];
}

async function balancerOf(
  { certificates, checkup }: World,
  hosts: readonly string[],
  { color, definitions, outputs }: Release,
): Promise<readonly Finding[]> {
  const balancer = await answer(() => checkup.balancer(outputs.load_balancer_arn));
  const described = await answerAfter(
    balancer,
    balancer as Fact<never>,
    async (found) => found && Promise.all(found.certificates.map((arn) => certificates.describe(arn))),
  );
  return balancerFindings(hosts, {
    color,
    certificates: described,
    idleTimeout: balancer.kind === 'known' ? { ...balancer, value: balancer.value?.idleTimeout } : balancer,
    keepAlive: gunicornSetting(definitions.web, 'keep-alive'),
  });
}
