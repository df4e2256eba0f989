import { bakePause, FAILED_PROBES, judgeAlarms } from '../model/bake-verdict.ts';
import { Failure } from '../model/failure.ts';
import type { ProbeVerdict } from '../model/probe-verdict.ts';
import { describeProbe } from '../model/probe-verdict.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { openProber, PASS_THE_EDGE, probeAll } from './probes.ts';

const LOOK_AT_ALARMS_MS = 5_000;

/** Watches the live release for its bake time; bad is a failure, and what follows from it the caller's. */
export async function bake(ground: Ground, line: Release): Promise<void> {
  ground.lease.endTimeLimit();
  const { clock } = ground.world;
  const { settings, release } = line;
  const prober = await openProber(ground, settings);
  const startedAt = clock.now();
  let failures = 0;
  let alarmsAskedAt = Number.NEGATIVE_INFINITY;
  let alarmsBefore = [...(line.alarmsBefore ?? [])];
  while (clock.now() - startedAt < settings.bakeMs) {
    const verdict = await probeAll(prober, ground.site.hostname, release, settings);
    failures = verdict.kind === 'good' ? 0 : failures + 1;
    if (failures >= FAILED_PROBES) throw badProbes(ground, release, verdict);
    if (clock.now() - alarmsAskedAt >= LOOK_AT_ALARMS_MS && settings.alarmNames.length > 0) {
      alarmsAskedAt = clock.now();
      const { raised, still } = judgeAlarms(
        await ground.world.alarms.states(settings.alarmNames),
        alarmsBefore,
      );
      if (raised.length > 0) throw badAlarms(release, raised);
      alarmsBefore = [...still];
    }
    const elapsed = clock.now() - startedAt;
    await clock.sleep(Math.min(bakePause(elapsed), Math.max(0, settings.bakeMs - elapsed)));
  }
  ground.journal.done(`${Math.round(settings.bakeMs / 1000)} s without a bad sign`);
}

function badProbes(ground: Ground, release: string, verdict: ProbeVerdict): Failure {
  if (verdict.kind === 'blocked') {
    return new Failure(
      `${release.slice(0, 12)} cannot be watched while it bakes: ${describeProbe(verdict)}.`,
      PASS_THE_EDGE,
    );
  }
  return new Failure(
    `${ground.site.hostname} failed ${FAILED_PROBES} probes in a row while ${release.slice(0, 12)} was baking: ${describeProbe(verdict)}.`,
    'Look at the log of the new colour, mend the release and push again.',
  );
}

function badAlarms(release: string, raised: readonly string[]): Failure {
  return new Failure(
    `In ALARM since the flip to ${release.slice(0, 12)}: ${raised.join(', ')}.`,
    'Look at the alarm and the log of the new colour, mend the release and push again.',
  );
}
