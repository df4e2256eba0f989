import type { Hold } from './hold.ts';
import type { Ledger } from './ledger.ts';
import type { EstimateOnMerge, ImageOnMerge, MigrationsOnMerge, OnMerge } from './picture.ts';
import { isUnsettled, type Release, type ReleaseSettings, WITHOUT_BEAT } from './release.ts';
import { removalOf } from './removal.ts';
import type { Site } from './site.ts';
import type { Standing } from './standing.ts';

export interface MergeSight {
  readonly site: Site;
  readonly standing: Standing;
  readonly ledger: Ledger;
  readonly hold: { readonly hold: Hold; readonly stops: boolean } | undefined;
  readonly image: ImageOnMerge;
  readonly migrations: MigrationsOnMerge;
}

/** Where nothing was ever deployed, what a deploy does by default. */
const DEFAULTS: Pick<ReleaseSettings, 'verifyCount' | 'verifyPaths' | 'bakeMs' | 'warmMs'> = {
  verifyCount: 5,
  verifyPaths: [],
  bakeMs: 600_000,
  warmMs: 3_600_000,
};

/** What a deploy of the merged commit will do, by what stands now and by how the last one was asked for. */
export function onMerge({ site, standing, ledger, hold, image, migrations }: MergeSight): OnMerge {
  const { live, idle, liveLine } = standing;
  const { verifyCount, verifyPaths, bakeMs, warmMs } = liveLine?.settings ?? DEFAULTS;
  const estimate = estimateOf(ledger);
  return {
    ...(hold ? { hold: { ...pick(hold.hold), stops: hold.stops } } : {}),
    image,
    ...(liveLine && isUnsettled(liveLine) ? { settle: settleOf(liveLine) } : {}),
    migrations,
    colors: {
      ...(live === undefined ? {} : { live }),
      idle,
      ...(removalOf(ledger, idle) ? { rebuilt: true } : {}),
    },
    hostname: site.hostname,
    verify: { count: verifyCount, paths: verifyPaths.map(({ path, status }) => `${path} ${status}`) },
    bakeMs,
    warmMs,
    ...(estimate ? { estimate } : {}),
  };
}

function pick({ from, by, reason }: Hold): Pick<Hold, 'from' | 'by' | 'reason'> {
  return { from, by, reason };
}

function settleOf({ release, before, settings }: Release): NonNullable<OnMerge['settle']> {
  const back = before.kind === 'color' ? before.release : undefined;
  return {
    release,
    ...(back === undefined ? {} : { endsWarmRollbackTo: back }),
    ...(settings.contractCommand === undefined ? {} : { contractCommand: settings.contractCommand }),
  };
}

/** Steps follow each other; the time without beat lies within one. */
function timeOf(durations: Release['durations']): number {
  return Object.entries(durations).reduce((sum, [what, ms]) => (what === WITHOUT_BEAT ? sum : sum + ms), 0);
}

const COUNTED = 10;

/** The median of the last deploys, of which each knows how long its steps took. */
function estimateOf({ releases }: Ledger): EstimateOnMerge | undefined {
  const times = releases
    .filter(({ kind, state, durations }) => kind === 'deploy' && state === 'closed' && 'start' in durations)
    .slice(-COUNTED)
    .map(({ durations }) => timeOf(durations))
    .sort((one, other) => one - other);
  const ms = times[Math.floor(times.length / 2)];
  return ms === undefined ? undefined : { ms, deploys: times.length };
}
