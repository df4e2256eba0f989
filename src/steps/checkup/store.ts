import { after, type Fact, known } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { type SeenLock, storeFindings } from '../../model/checkup/store-checks.ts';
import type { Ledger } from '../../model/ledger.ts';
import { isLapsed, type LockHolder } from '../../model/lock.ts';
import type { World } from '../../ports.ts';
import type { Outlook } from '../ground.ts';
import { LOCK_KEY } from '../held-lock.ts';
import { readHold } from '../hold-object.ts';
import { openLedger } from '../ledger-book.ts';
import { answer } from './answer.ts';

export interface Kept {
  readonly ledger: Fact<Ledger>;
  readonly findings: readonly Finding[];
}

/** Bucket, lock, hold and ledger, and the clock that they go by. */
export async function examineStore({ journal, world }: Outlook, account: Fact<string>): Promise<Kept> {
  const unreached = account.kind === 'unknown' ? after('AWS account', 'AWS is not reached') : undefined;
  const seen = unreached ?? (await answer(() => bucketAndClock(world)));
  const missing = seen.kind === 'known' && seen.value.sight.kind === 'missing';
  const instead = missing ? after('bucket', 'there is no bucket') : unreached;
  const ask = async <T>(look: () => Promise<T>): Promise<Fact<T>> => instead ?? answer(look);
  const [lock, hold, ledger] = await Promise.all([
    ask(() => seenLock(world)),
    ask(async () => (await readHold(world.store))?.hold),
    ask(async () => (await openLedger(world.store)).current),
  ]);
  const bucket = seen.kind === 'known' ? known(seen.value.sight) : seen;
  const ahead = seen.kind === 'known' && seen.value.ahead !== undefined ? known(seen.value.ahead) : TIMELESS;
  const findings = storeFindings({ bucket, lock, hold, ledger, ahead });
  journal.done(ledger.kind === 'known' ? `${ledger.value.releases.length} releases` : ledger.why);
  return { ledger, findings };
}

const TIMELESS: Fact<never> = {
  kind: 'unknown',
  why: 'the bucket did not say what time it is',
  remedy: 'Mend `bucket` first, or allow s3:GetBucketVersioning to the role in `aws-role`.',
};

/** Half of a second is what the store leaves out at the most likely. */
async function bucketAndClock({ checkup, clock }: World) {
  const before = clock.now();
  const { sight, storeNow } = await checkup.bucket();
  const between = (before + clock.now()) / 2;
  return { sight, ahead: storeNow === undefined ? undefined : storeNow + 500 - between };
}

async function seenLock({ store }: World): Promise<SeenLock | undefined> {
  const found = await store.get(LOCK_KEY);
  return (
    found && {
      holder: JSON.parse(found.body) as LockHolder,
      lapsed: isLapsed(found.modifiedAt, found.storeNow),
    }
  );
}
