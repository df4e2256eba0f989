import { builtColors } from '../../model/built-colors.ts';
import { capacityFindings } from '../../model/checkup/capacity-checks.ts';
import { after, type Fact } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { quotaFindings } from '../../model/checkup/quota-checks.ts';
import { Failure } from '../../model/failure.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Release } from '../../model/release.ts';
import type { World } from '../../ports.ts';
import type { Outlook } from '../ground.ts';
import { answer, answerAfter } from './answer.ts';

/** Whether both colours have room at full size: in the database, and in the account. */
export async function examineCapacity(
  { journal, world }: Outlook,
  account: Fact<string>,
  ledger: Ledger,
): Promise<readonly Finding[]> {
  const newest = ledger.releases.at(-1);
  const nothing = { kind: 'unknown', why: 'no release yet', remedy: 'Deploy first.' } as const;
  const ask = <T>(look: (release: Release) => Promise<T>): Promise<Fact<T>> =>
    newest ? answer(() => look(newest)) : Promise.resolve(nothing);
  const unreached = after('AWS account', 'AWS is not reached');
  const inAccount = <T>(look: () => Promise<T>) => answerAfter(account, unreached, look);
  const [alarmAt, workers, quota, balancers, addresses] = await Promise.all([
    ask((release) => alarmAtOf(world, release)),
    ask((release) => workersOf(world, release)),
    ask(() => world.checkup.fargateQuota()),
    inAccount(() => world.checkup.balancerRoom()),
    inAccount(() => world.checkup.addressRoom()),
  ]);
  const built = builtColors(ledger).length;
  journal.done(newest ? 'compared with two colours at full size' : nothing.why);
  return [
    ...capacityFindings({ newest, workers, alarmAt, quota }),
    ...quotaFindings({ built, network: newest !== undefined, balancers, addresses }),
  ];
}

/** Autoscaling alone knows how far it may go. */
async function workersOf({ scaling }: World, { shared, outputs }: Release): Promise<number> {
  if (outputs.worker_service === null) return 0;
  const target = await scaling.target(shared.cluster, outputs.worker_service);
  if (target !== undefined) return target.max;
  throw new Failure(`${outputs.worker_service} has no autoscaling.`, 'Look at the service in the console.');
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
