import type { Hold } from '../hold.ts';
import type { Ledger } from '../ledger.ts';
import { describeHolder, type LockHolder } from '../lock.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

/** The bucket of states, ledger and lock. */
export type BucketSight =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'there'; readonly name: string; readonly versioning: 'on' | 'suspended' | 'never' };

export interface SeenLock {
  readonly holder: LockHolder;
  readonly lapsed: boolean;
}

export interface StoreFacts {
  readonly bucket: Fact<BucketSight>;
  readonly lock: Fact<SeenLock | undefined>;
  readonly hold: Fact<Hold | undefined>;
  readonly ledger: Fact<Ledger>;
  /** Milliseconds that the store's clock is ahead of ours; it tells whole seconds. */
  readonly ahead: Fact<number>;
}

export function storeFindings({ bucket, lock, hold, ledger, ahead }: StoreFacts): readonly Finding[] {
  return [
    // Its settings need a permission of their own: that the ledger is answered for proves as much.
    bucket.kind === 'unknown' && ledger.kind === 'known'
      ? { check: 'bucket', kind: 'good', found: 'answers' }
      : judged('bucket', bucket, 'by deploys', bucketFinding),
    judged('bucket versions', bucket, 'here alone', versionsFinding),
    judged('lock', lock, 'by deploys', lockFinding),
    judged('hold', hold, 'by deploys', holdFinding),
    judged('ledger', ledger, 'by deploys', ledgerFinding),
    judged('clock', ahead, 'here alone', clockFinding),
  ];
}

function bucketFinding(sight: BucketSight): Finding {
  const check = 'bucket';
  if (sight.kind === 'there') return { check, kind: 'good', found: sight.name };
  const remedy =
    'Apply bootstrap for this environment, or check `bucket`, `name`, `environment`, `aws-role` and `aws-region`.';
  return { check, kind: 'bad', found: `${sight.name} does not exist in this account and region`, remedy };
}

function versionsFinding(sight: BucketSight): Finding {
  const check = 'bucket versions';
  if (sight.kind === 'missing') return { check, kind: 'early', found: 'there is no bucket' };
  if (sight.versioning === 'on') return { check, kind: 'good', found: 'old versions are kept' };
  const found = `versioning is ${sight.versioning === 'never' ? 'off' : 'suspended'}: a state that is written over is gone`;
  return { check, kind: 'poor', found, remedy: 'Apply bootstrap again: it switches versioning on.' };
}

/** A deploy waits for a lock, and takes a lapsed one. */
function lockFinding(lock: SeenLock | undefined): Finding {
  const check = 'lock';
  if (!lock) return { check, kind: 'good', found: 'free' };
  const holder = describeHolder(lock.holder);
  return lock.lapsed
    ? { check, kind: 'good', found: `lapsed, of ${holder}: the next run takes it` }
    : { check, kind: 'good', found: `held by ${holder}: a deploy waits for it` };
}

function holdFinding(hold: Hold | undefined): Finding {
  const check = 'hold';
  if (!hold) return { check, kind: 'good', found: 'none' };
  if (hold.open) {
    const found = `a rollback to ${hold.to.slice(0, 12)} is under way, or ended half way`;
    return { check, kind: 'bad', found, remedy: 'Run the rollback again: it finishes what was begun.' };
  }
  return {
    check,
    kind: 'poor',
    found: `${hold.by} rolled ${hold.from.slice(0, 12)} back (${hold.reason}): deploys that contain it stop`,
    remedy: 'Revert it, or deploy with `lift-hold: true`.',
  };
}

function ledgerFinding({ releases }: Ledger): Finding {
  const check = 'ledger';
  const newest = releases.at(-1);
  if (!newest) return { check, kind: 'early', found: 'no release yet' };
  const at = new Date(newest.openedAt).toISOString();
  const found = `${releases.length} releases; the newest is ${newest.release.slice(0, 12)} of ${at}, ${newest.state}`;
  return { check, kind: 'good', found };
}

/** Times in the ledger are by our clock. AWS refuses signatures that are five minutes off. */
const NOTICED_MS = 30_000;
const REFUSED_MS = 300_000;

function clockFinding(ahead: number): Finding {
  const check = 'clock';
  const seconds = Math.abs(Math.round(ahead / 1000));
  if (Math.abs(ahead) < NOTICED_MS)
    return { check, kind: 'good', found: `within ${Math.max(1, seconds)} s of S3's` };
  const found = `${seconds} s ${ahead > 0 ? 'behind' : 'ahead of'} S3's`;
  const remedy = "Set this machine's clock by NTP: a settle's time, and AWS's signatures, go by it.";
  return { check, kind: Math.abs(ahead) < REFUSED_MS ? 'poor' : 'bad', found, remedy };
}
