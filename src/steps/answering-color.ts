import type { Color } from '../model/color.ts';
import { COLORS } from '../model/color.ts';
import type { Ledger } from '../model/ledger.ts';
import { newestOfColor } from '../model/ledger.ts';
import { type Running, releasesRunning } from '../model/standing.ts';
import type { Outlook } from './ground.ts';
import { openProber } from './probes.ts';

/** Two releases behind one load balancer answer in turns. */
const TRIES = { nothing: 0, release: 1, mixed: 4 } as const;

/** A colour that runs what the public host answers with. */
export interface Answering {
  readonly color: Color;
  readonly release: string;
}

/** What is known of the live colour without the record: none, one, or both colours. */
export async function colorsAnswering(
  outlook: Outlook,
  ledger: Ledger,
  running: Readonly<Record<Color, Running>>,
): Promise<readonly Answering[]> {
  const answering: Answering[] = [];
  for (const color of COLORS) {
    const release = await answersAs(outlook, ledger, color, running[color]);
    if (release !== undefined) answering.push({ color, release });
  }
  return answering;
}

/** As anything that the colour runs: in the middle of a rolling change that may be either release. */
async function answersAs(
  outlook: Outlook,
  ledger: Ledger,
  color: Color,
  running: Running,
): Promise<string | undefined> {
  const line = newestOfColor(ledger, color);
  if (!line) return undefined;
  const prober = await openProber(outlook, line.settings);
  for (const release of releasesRunning(running)) {
    for (let tries = 0; tries < TRIES[running.kind]; tries += 1) {
      if ((await prober.health(outlook.site.hostname, release)).kind === 'good') return release;
    }
  }
  return undefined;
}
