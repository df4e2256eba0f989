import { capacityFindings } from '../../model/checkup/capacity-checks.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { Failure } from '../../model/failure.ts';
import type { Release } from '../../model/release.ts';
import type { World } from '../../ports.ts';
import type { Outlook } from '../ground.ts';
import { answer } from './answer.ts';

/** Whether both colours have room at full size: in the database, and in the account. */
export async function examineCapacity(
  { journal, world }: Outlook,
  newest: Release | undefined,
): Promise<readonly Finding[]> {
  const nothing = { kind: 'unknown', why: 'no release yet', remedy: 'Deploy first.' } as const;
  const [alarmAt, quota] = newest
    ? await Promise.all([answer(() => alarmAtOf(world, newest)), answer(() => world.checkup.fargateQuota())])
    : [nothing, nothing];
  const findings = capacityFindings({ newest, alarmAt, quota });
  journal.done(newest ? 'compared with two colours at full size' : nothing.why);
  return findings;
}

/** The alarm's mark is a share of what the database allows, which nobody but the database itself can tell. */
async function alarmAtOf({ alarms }: World, { shared }: Release): Promise<number> {
  const name = shared.alarm_names.find((one) => one.endsWith('-database-connections'));
  const seen = name === undefined ? undefined : (await alarms.states([name])).get(name);
  if (seen?.threshold !== undefined) return seen.threshold;
  throw new Failure(
    'shared names no alarm of the connections to its database',
    'Ask the database: SHOW max_connections.',
  );
}
