import type { DnsRecord } from '../model/dns-record.ts';
import { Failure } from '../model/failure.ts';
import { updateRelease } from '../model/ledger.ts';
import type { Before, Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { editPublic, readPublic, says, tellRecord, wantedBefore } from './public-record.ts';
import { holdSize } from './suspension.ts';

/**
 * Read, compare, edit once, read back. Before the edit: the old colour's size is held, as the way back, and what going
 * back means is in the ledger.
 */
export async function flip(ground: Ground, line: Release): Promise<void> {
  const wanted = { kind: 'color', color: line.color } as const;
  if (says(ground, await readPublic(ground), wanted)) {
    // Somebody's hand was faster: what going back needs is still to be done.
    if (line.flippedAt === undefined) await prepareWayBack(ground, line);
    return ground.journal.unchanged(`${ground.site.hostname} points at ${line.color} already`);
  }
  await prepareWayBack(ground, line);
  await ground.lease.freshForFlip();
  const found = await readPublic(ground);
  mustBeAsBefore(ground, found, line.before);
  await editPublic(ground, found, wanted);
  tellRecord(ground, found, wanted);
  ground.journal.done(`${ground.site.hostname} points at ${line.color}, read back`);
}

async function prepareWayBack(ground: Ground, line: Release): Promise<void> {
  const { before } = line;
  const held = before.kind === 'color' ? await holdSize(ground, before.color) : undefined;
  const names = line.settings.alarmNames;
  const alarms = names.length === 0 ? new Map<string, never>() : await ground.world.alarms.states(names);
  const alarmsBefore = [...alarms].filter(([, alarm]) => alarm.state === 'ALARM').map(([name]) => name);
  if (alarmsBefore.length > 0) {
    ground.journal.notice(`In ALARM before the flip, and so no judge of it: ${alarmsBefore.join(', ')}.`);
  }
  const next: Before = before.kind === 'color' ? { ...before, running: held ?? 0 } : before;
  await ground.book.change(ground.world.store, (ledger) => ({
    ...updateRelease(ledger, line.number, (release) => ({
      ...release,
      before: next,
      alarmsBefore,
      flippedAt: ground.world.clock.now(),
    })),
    ...(before.kind === 'adopted'
      ? { adopted: { records: before.records, at: ground.world.clock.now() } }
      : {}),
  }));
}

/** Somebody who edited the record by hand in the meantime had a reason. */
function mustBeAsBefore(ground: Ground, found: readonly DnsRecord[], before: Before): void {
  if (says(ground, found, wantedBefore(before))) return;
  const seen = found.map((record) => `${record.type} ${record.content}`).join(', ') || 'no record';
  throw new Failure(
    `${ground.site.hostname} was changed by somebody else while this run was working: it reads ${seen}.`,
    'Nothing was flipped. Run this again: it starts from what the record says now.',
  );
}
