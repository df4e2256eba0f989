import { bakePause, describeAlarms, FAILED_PROBES, judgeAlarms, ProbeCount } from '../model/bake-verdict.ts';
import { Failure } from '../model/failure.ts';
import type { ProbeVerdict } from '../model/probe-verdict.ts';
import { describeProbe } from '../model/probe-verdict.ts';
import type { Release } from '../model/release.ts';
import { describeSpan } from '../model/span.ts';
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
  const probes = new ProbeCount();
  let alarms: Watched = { asked: Number.NEGATIVE_INFINITY, before: line.alarmsBefore ?? [], said: '' };
  while (clock.now() - startedAt < settings.bakeMs) {
    const verdict = await probeAll(prober, ground.site.hostname, release, settings);
    if (probes.turned(verdict)) ground.world.log.line(`${ground.site.hostname}: ${describeProbe(verdict)}`);
    if (probes.failures >= FAILED_PROBES) throw badProbes(ground, release, verdict);
    if (clock.now() - alarms.asked >= LOOK_AT_ALARMS_MS && settings.alarmNames.length > 0)
      alarms = await lookAtAlarms(ground, line, alarms);
    const elapsed = clock.now() - startedAt;
    await clock.sleep(Math.min(bakePause(elapsed), Math.max(0, settings.bakeMs - elapsed)));
  }
  const time = describeSpan(settings.bakeMs);
  ground.journal.done([time, probes.said(), alarms.said].filter((text) => text !== '').join(', '));
}

interface Watched {
  readonly asked: number;
  /** In ALARM since before the flip. */
  readonly before: readonly string[];
  /** What they said last, in a few words. */
  readonly said: string;
}

async function lookAtAlarms(ground: Ground, { release, settings }: Release, seen: Watched): Promise<Watched> {
  const asked = ground.world.clock.now();
  const states = await ground.world.alarms.states(settings.alarmNames);
  const { raised, still } = judgeAlarms(states, seen.before);
  if (raised.length > 0) throw badAlarms(release, raised);
  return { asked, before: still, said: describeAlarms(states, settings.alarmNames.length) };
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
