import type { Color } from '../model/color.ts';
import { newestOf } from '../model/ledger.ts';
import type { Location } from '../model/location.ts';
import { judgeLocation } from '../model/location.ts';
import type { Standing } from '../model/standing.ts';
import { describeRunning, idleColor, releaseRunning } from '../model/standing.ts';
import type { Ground, Outlook } from './ground.ts';
import { readRunning } from './running.ts';

export interface LocateWish {
  readonly adopt: readonly string[];
  readonly requested: string | undefined;
}

/** Live and idle, from the record; what they run, from ECS. Writes nothing but a note into our own lock. */
export async function locate(ground: Ground, wish: LocateWish): Promise<Standing> {
  const standing = await lookAround(ground, ground.book.current, wish);
  const { live, liveRelease } = standing;
  await ground.lease.note({
    ...(liveRelease === undefined ? {} : { liveRelease }),
    ...(live === undefined ? {} : { liveColor: live }),
  });
  if (standing.location.kind === 'color' && wish.adopt.length > 0) {
    ground.journal.notice('`adopt` is ignored: the public record names a colour already.');
  }
  ground.journal.done(describeStanding(standing));
  return standing;
}

/** The same look, for commands that hold no lock. */
export async function lookAround(
  outlook: Outlook,
  ledger: Ground['book']['current'],
  wish: LocateWish,
): Promise<Standing> {
  const [location, running] = await Promise.all([
    readLocation(outlook, wish.adopt),
    readRunning(outlook.world.ecs, ledger),
  ]);
  const live: Color | undefined = location.kind === 'color' ? location.color : undefined;
  const liveRelease = live && releaseRunning(running[live]);
  return {
    location,
    live,
    idle: idleColor(location, running, wish.requested),
    running,
    liveRelease,
    liveLine: live && liveRelease !== undefined ? newestOf(ledger, live, liveRelease) : undefined,
  };
}

export async function readLocation(
  { world, site, zoneId }: Outlook,
  adopt: readonly string[],
): Promise<Location> {
  const [records, loadBalancers] = await Promise.all([
    world.dns.records(zoneId, site.hostname),
    world.dns.loadBalancers(zoneId, site.hostname),
  ]);
  return judgeLocation(site, records, loadBalancers, adopt);
}

function describeStanding({ location, live, idle, running }: Standing): string {
  if (live === undefined) {
    const what = location.kind === 'missing' ? 'no public record yet' : 'records to adopt';
    return `${what}; this release goes to ${idle}`;
  }
  return `${live} is live and runs ${describeRunning(running[live])}; ${idle} runs ${describeRunning(running[idle])}`;
}
