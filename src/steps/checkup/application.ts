import { applicationFinding } from '../../model/checkup/application-checks.ts';
import { after, type Fact, judged, known } from '../../model/checkup/fact.ts';
import type { Finding } from '../../model/checkup/finding.ts';
import { COLORS, type Color } from '../../model/color.ts';
import { type Ledger, newestOf, newestOfColor } from '../../model/ledger.ts';
import type { Release } from '../../model/release.ts';
import { siteKey } from '../../model/site.ts';
import { describeRunning, type Running, releaseRunning } from '../../model/standing.ts';
import type { Outlook } from '../ground.ts';
import { PROBE_TIMEOUT_MS, probeHeaders, sight } from '../probes.ts';
import { readRunning } from '../running.ts';
import { answer, answerAfter } from './answer.ts';

export interface SeenApplication {
  /** The ledger's line of what is live, as far as all of this can be read. */
  readonly live: Release | undefined;
  readonly findings: readonly Finding[];
}

type RunningFact = Fact<Readonly<Record<Color, Running>>>;

/** What runs, and what its health path answers on each host that leads to it. */
export async function examineApplication(
  outlook: Outlook,
  ledger: Fact<Ledger>,
  live: Color | undefined,
): Promise<SeenApplication> {
  const { journal, world } = outlook;
  const running = await answerAfter(ledger, after('ledger', 'the ledger names the services'), (value) =>
    readRunning(world.ecs, value),
  );
  if (ledger.kind === 'unknown' || running.kind === 'unknown') {
    journal.done('not known');
    return { live: undefined, findings: [servicesFinding(running, 0)] };
  }
  const places = placesOf(ledger.value, running.value, live);
  const answers = await askAll(outlook, places);
  journal.done(`asked on ${answers.length} hosts`);
  const release = live && releaseRunning(running.value[live]);
  return {
    live: live && release !== undefined ? newestOf(ledger.value, live, release) : undefined,
    findings: [servicesFinding(running, ledger.value.releases.length), ...answers],
  };
}

function servicesFinding(running: RunningFact, releases: number): Finding {
  const check = 'services';
  return judged(check, running, 'by deploys', ({ blue, green }) =>
    releases === 0
      ? { check, kind: 'early', found: 'no release yet' }
      : {
          ...{ check, kind: 'good' },
          found: `blue runs ${describeRunning(blue)}, green runs ${describeRunning(green)}`,
        },
  );
}

/** A host that leads to one running release. */
interface Place {
  readonly color: Color;
  readonly release: string;
  readonly access: 'public' | 'preview';
  readonly settings: Release['settings'];
}

/** In the middle of a rolling change either release may answer, so that nothing is asked. */
function placesOf(
  ledger: Ledger,
  running: Readonly<Record<Color, Running>>,
  live: Color | undefined,
): readonly Place[] {
  return COLORS.flatMap((color): readonly Place[] => {
    const [release, line] = [releaseRunning(running[color]), newestOfColor(ledger, color)];
    if (release === undefined || !line) return [];
    const place = { color, release, settings: line.settings };
    const preview = { ...place, access: 'preview' } as const;
    return color === live ? [{ ...place, access: 'public' }, preview] : [preview];
  });
}

async function askAll({ site, world }: Outlook, places: readonly Place[]): Promise<readonly Finding[]> {
  if (places.length === 0) return [];
  const secret = await answer(() => world.secrets.value(`${siteKey(site)}/probe`));
  return Promise.all(
    places.map(async ({ access, color, release, settings }) => {
      const host = access === 'public' ? site.hostname : site.previewHostnames[color];
      // Previews are closed to who does not have the secret; the public host answers everybody.
      const key = access === 'public' && secret.kind === 'unknown' ? known(undefined) : secret;
      const told = await answerAfter(key, secret as Fact<never>, async (value) =>
        sight(
          await world.http.get(
            `https://${host}${settings.healthPath}`,
            probeHeaders(value),
            PROBE_TIMEOUT_MS,
          ),
        ),
      );
      return applicationFinding({ host, settings, release, answer: told });
    }),
  );
}
