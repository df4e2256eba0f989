import { givenCertificateFinding } from '../../model/checkup/balancer-checks.ts';
import { tlsFinding } from '../../model/checkup/edge-checks.ts';
import { judged } from '../../model/checkup/fact.ts';
import { type Finding, stopsDeploys } from '../../model/checkup/finding.ts';
import { previewFinding } from '../../model/checkup/record-checks.ts';
import { Unfit } from '../../model/checkup/unfit.ts';
import type { Color } from '../../model/color.ts';
import type { DeployRequest } from '../../model/request.ts';
import { hostsOf } from '../../model/site.ts';
import type { Outlook } from '../ground.ts';
import { answer } from './answer.ts';

/** @throws Unfit when one of the checks below says that the deploy would fail */
export async function fitForDeploy(
  outlook: Outlook,
  idle: Color,
  request: Pick<DeployRequest, 'certificate'>,
): Promise<void> {
  const findings = await examineBeforeDeploy(outlook, idle, request);
  if (findings.some(stopsDeploys)) throw new Unfit(findings);
}

/**
 * The checks of the doctor that cost a deploy nothing, as they are asked while it plans, and would otherwise end it only
 * when much has been written: before the idle colour's preview, or at it. What it has come to know already is left out.
 */
async function examineBeforeDeploy(
  { site, world, zoneId }: Outlook,
  idle: Color,
  { certificate }: Pick<DeployRequest, 'certificate'>,
): Promise<readonly Finding[]> {
  const { certificates, checkup, dns } = world;
  const hosts = hostsOf(site);
  const [preview, mode, rules, given] = await Promise.all([
    answer(() => dns.records(zoneId, site.previewHostnames[idle])),
    answer(() => checkup.sslMode(zoneId)),
    answer(() => checkup.tlsRules(zoneId)),
    certificate === undefined ? undefined : answer(() => certificates.describe(certificate)),
  ]);
  return [
    judged(`preview record of ${idle}`, preview, 'by deploys', (records) =>
      previewFinding(site, idle, records),
    ),
    tlsFinding({ hosts, mode, rules }),
    ...(given ? [givenCertificateFinding(hosts, given)] : []),
  ];
}
