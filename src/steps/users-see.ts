import type { Color } from '../model/color.ts';
import { messageOf } from '../model/failure.ts';
import { newestOfColor } from '../model/ledger.ts';
import { colorOfRecord } from '../model/location.ts';
import { describeRunning } from '../model/standing.ts';
import { colorsAnswering } from './answering-color.ts';
import type { Outlook } from './ground.ts';
import { openLedger } from './ledger-book.ts';
import { readPublic } from './public-record.ts';
import { readRunning } from './running.ts';

export interface UsersSee {
  readonly sentence: string;
  readonly live: Color | undefined;
}

/** What visitors of the public host get at this moment, read from the record and from ECS; never fails. */
export async function whatUsersSee(outlook: Outlook): Promise<UsersSee> {
  try {
    return await byRecord(outlook);
  } catch (error) {
    const why = messageOf(error);
    const answered = await byAnswer(outlook).catch(() => undefined);
    return { sentence: answered ?? `What users see could not be read: ${why}`, live: undefined };
  }
}

async function byRecord(outlook: Outlook): Promise<UsersSee> {
  const { site, world } = outlook;
  const [record, ...others] = await readPublic(outlook);
  if (!record) return { sentence: `${site.hostname} has no record: nobody reaches it.`, live: undefined };
  const live = others.length === 0 ? colorOfRecord(site, record) : undefined;
  if (!live) {
    const contents = [record, ...others].map((one) => one.content).join(', ');
    return { sentence: `${site.hostname} points at ${contents}, which is no colour of Flipgate.`, live };
  }
  const { current } = await openLedger(world.store);
  if (!newestOfColor(current, live)) return { sentence: `${site.hostname} points at ${live}.`, live };
  const running = (await readRunning(world.ecs, current))[live];
  return {
    sentence: `${site.hostname} is served by ${live}, which runs ${describeRunning(running)}.`,
    live,
  };
}

/** While the record cannot be read: which release answers is known all the same, though not by whose word. */
async function byAnswer(outlook: Outlook): Promise<string | undefined> {
  const { site, world } = outlook;
  const { current } = await openLedger(world.store);
  const running = await readRunning(world.ecs, current);
  const [answering] = await colorsAnswering(outlook, current, running);
  if (!answering) return undefined;
  const runs = `blue runs ${describeRunning(running.blue)}, green runs ${describeRunning(running.green)}`;
  return `${site.hostname} answers as ${answering.release.slice(0, 12)}; its record cannot be read, ${runs}.`;
}
