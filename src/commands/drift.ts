import { type DriftReport, hasDrift, type LookedReport } from '../model/drift-report.ts';
import { runUrl } from '../model/job.ts';
import type { Outcome } from '../model/outcome.ts';
import type { DriftRequest } from '../model/request.ts';
import { driftIssue } from '../report/drift/part.ts';
import { driftCounts, driftRemedy } from '../report/drift/words.ts';
import { lookForOthers } from '../steps/at-work.ts';
import { driftedEdge } from '../steps/drifted-edge.ts';
import { driftedStacks } from '../steps/drifted-stacks.ts';
import type { Outlook } from '../steps/ground.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { tellIssue } from '../steps/tell-issue.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation } from './conduct.ts';
import { Drifted } from './shown-failures.ts';

/** What somebody changed since the last deploys, in stacks and at the edge. Writes nothing to cloud or Cloudflare, locks nothing. */
export function drift(invocation: Invocation<DriftRequest>): Promise<Outcome> {
  const { request, cancel } = invocation;
  return conduct(invocation, async ({ outlook }) => {
    const report = await look(outlook, request, cancel);
    if (report.kind === 'postponed') return { result: 'unchanged', drift: report };
    const issueUrl = await tell(outlook, request, report, cancel);
    return outlook.journal.step('drift', async () => verdict(outlook, report, issueUrl));
  });
}

/** The list of a look: while somebody works on the environment it is under way, and nothing can be said of it. */
async function look(outlook: Outlook, request: DriftRequest, cancel: AbortSignal): Promise<DriftReport> {
  const { journal, site, world } = outlook;
  const { environment } = site;
  const before = await journal.step('lock', () => others(outlook));
  if (before.holder !== undefined) return postponed(environment, before.holder);
  const { current } = await openLedger(world.store);
  const { stacks, loadBalancers } = await journal.step('stacks', () =>
    driftedStacks(outlook, request, current, cancel),
  );
  const edge = await journal.step('edge', () => driftedEdge(outlook, current, loadBalancers));
  const after = await journal.step('lock', () => others(outlook));
  if (after.holder !== undefined || after.written !== before.written)
    return postponed(environment, after.holder ?? 'another run, meanwhile,');
  return { kind: 'looked', environment, stacks, edge: edge.findings, unseen: edge.unseen };
}

async function others({ journal, world }: Outlook) {
  const seen = await lookForOthers(world.store);
  journal.done(seen.holder === undefined ? 'free' : `held by ${seen.holder}`);
  return seen;
}

function postponed(environment: string, holder: string): DriftReport {
  return { kind: 'postponed', environment, why: `${holder} was at work on it; the next run looks again` };
}

async function tell(
  outlook: Outlook,
  { comment, dryRun, label }: DriftRequest,
  report: LookedReport,
  until: AbortSignal,
): Promise<string | undefined> {
  if (dryRun || comment === 'never') return undefined;
  const { job, journal, world } = outlook;
  const run = { at: world.clock.now(), url: runUrl(job) };
  return journal.step('issue', () =>
    tellIssue(
      outlook,
      label,
      hasDrift(report) ? { kind: 'differs', text: driftIssue(report, run, world.hide) } : { kind: 'equal' },
      until,
    ),
  );
}

/** Drift is a failed check: a schedule that passes over it would be read by nobody. */
function verdict({ journal }: Outlook, report: LookedReport, issueUrl: string | undefined): Ending {
  if (!hasDrift(report)) {
    journal.done('no drift');
    return { result: 'unchanged', drift: report };
  }
  throw new Drifted(`There is drift: ${driftCounts(report)}.`, driftRemedy(report), report, issueUrl);
}
