import { updateRelease } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import { describeMoment } from '../model/span.ts';
import type { Ground } from './ground.ts';
import { readHold, removeHold } from './hold-object.ts';
import { dropSpentMarks } from './release-marks.ts';
import { liftSuspension } from './suspension.ts';

/** The colour's own minimum, suspension lifted, the release closed with the time when it is due to settle. */
export async function record(ground: Ground, line: Release): Promise<void> {
  const { world, book } = ground;
  await liftSuspension(ground, line);
  const now = world.clock.now();
  await book.change(world.store, (ledger) => {
    const others = {
      ...ledger,
      releases: ledger.releases.map((one) =>
        one.state === 'open' && one.number !== line.number ? { ...one, state: 'given-up' as const } : one,
      ),
    };
    return updateRelease(others, line.number, (release) => ({
      ...release,
      state: 'closed',
      closedAt: now,
      dueAt: now + line.settings.warmMs,
      durations: { ...release.durations, ...durationsOf(ground), ...ground.journal.measured },
    }));
  });
  await dropSpentMarks(ground);
  ground.journal.done(
    `${line.release.slice(0, 12)} is recorded; it settles from ${describeMoment(now + line.settings.warmMs)}`,
  );
}

/** For a deploy that has reverted or lifted it: never before the release is recorded. */
export async function removePassedHold({ world }: Ground): Promise<void> {
  const stored = await readHold(world.store);
  if (stored && !stored.hold.open) await removeHold(world.store, stored);
}

function durationsOf({ journal }: Ground): Readonly<Record<string, number>> {
  return Object.fromEntries(
    journal.steps.filter((step) => step.state === 'done').map((step) => [step.step, step.ms]),
  );
}
