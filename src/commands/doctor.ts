import { accountFindings } from '../model/checkup/account-checks.ts';
import { type Finding, stopsDeploys } from '../model/checkup/finding.ts';
import { checkupCounts, Unfit } from '../model/checkup/unfit.ts';
import type { Color } from '../model/color.ts';
import { EMPTY_LEDGER } from '../model/ledger.ts';
import type { Outcome } from '../model/outcome.ts';
import type { DoctorRequest } from '../model/request.ts';
import { checkupLines } from '../report/checkup/lines.ts';
import { examineApplication } from '../steps/checkup/application.ts';
import { examineBalancers } from '../steps/checkup/balancers.ts';
import { examineCapacity } from '../steps/checkup/capacity.ts';
import { examineEdge } from '../steps/checkup/edge.ts';
import { examineIdentity } from '../steps/checkup/identity.ts';
import { examineImages } from '../steps/checkup/images.ts';
import { examineSecrets } from '../steps/checkup/secrets.ts';
import { examineStacks } from '../steps/checkup/stacks.ts';
import { examineStore } from '../steps/checkup/store.ts';
import type { Outlook } from '../steps/ground.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';

/** Whether a deploy would work, before one is tried; read-only, and of use before anything exists. */
export function doctor(invocation: Invocation<DoctorRequest>): Promise<Outcome> {
  return conduct(invocation, async (scene) => {
    const { outlook } = scene;
    const { findings, live } = await examine(scene, invocation.request);
    for (const line of checkupLines(findings)) outlook.world.log.line(line);
    const ending = await outlook.journal.step('verdict', async () => verdict(outlook, findings));
    return { ...ending, ...(live === undefined ? {} : { liveColor: live }) };
  });
}

interface Examined {
  readonly live: Color | undefined;
  readonly findings: readonly Finding[];
}

async function examine({ outlook, inZone }: Scene, request: DoctorRequest): Promise<Examined> {
  const { journal, world } = outlook;
  const who = await journal.step('identity', () => examineIdentity(outlook, request.awsRole));
  const kept = await journal.step('store', () => examineStore(outlook, who.account));
  const edge = await journal.step('edge', () => examineEdge(outlook, request.zoneId, kept.ledger));
  if (edge.zoneId !== undefined) inZone(edge.zoneId);
  const runs = await journal.step('application', () => examineApplication(outlook, kept.ledger, edge.live));
  const ledger = kept.ledger.kind === 'known' ? kept.ledger.value : EMPTY_LEDGER;
  const newest = ledger.releases.at(-1);
  const findings = [
    ...who.findings,
    ...accountFindings(who.account, world.identity.region, newest),
    ...kept.findings,
    ...edge.findings,
    ...runs.findings,
    ...(await journal.step('images', () => examineImages(outlook, who.account, runs.live))),
    ...(await journal.step('stacks', () => examineStacks(outlook, who.account))),
    ...(await journal.step('load balancers', () => examineBalancers(outlook, who.account, ledger))),
    await journal.step('secrets', () =>
      examineSecrets(outlook, who.account, newest, request.cloudflareApiTokenSecret),
    ),
    ...(await journal.step('capacity', () => examineCapacity(outlook, who.account, ledger))),
  ];
  return { live: edge.live, findings };
}

function verdict({ journal }: Outlook, findings: readonly Finding[]): Ending {
  if (findings.some(stopsDeploys)) throw new Unfit(findings);
  journal.done(checkupCounts(findings));
  return { result: 'unchanged', checkup: findings };
}
