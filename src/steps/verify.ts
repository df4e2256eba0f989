import { Failure } from '../model/failure.ts';
import type { ProbeVerdict } from '../model/probe-verdict.ts';
import { describeProbe } from '../model/probe-verdict.ts';
import type { Release, ReleaseSettings } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { openProber, PASS_THE_EDGE, probeAll } from './probes.ts';

const PAUSE_MS = 250;
/** A new record needs a moment at the edge, a new connection to the origin too. */
const PREVIEW_WITHIN_MS = 60_000;
/** The edge sees a flip within seconds; users are on it, so this is shorter. */
const PUBLIC_WITHIN_MS = 30_000;

/** The preview host answers as this release, through the edge, so often in a row, and on the given paths. */
export async function verifyPreview(ground: Ground, line: Release): Promise<void> {
  await verifyHost(ground, ground.site.previewHostnames[line.color], line, PREVIEW_WITHIN_MS);
}

/** The public host answers as this release. */
export async function verifyPublic(
  ground: Ground,
  line: Pick<Release, 'release' | 'settings'>,
): Promise<void> {
  await verifyHost(ground, ground.site.hostname, line, PUBLIC_WITHIN_MS);
}

async function verifyHost(
  ground: Ground,
  host: string,
  { release, settings }: Pick<Release, 'release' | 'settings'>,
  withinMs: number,
): Promise<void> {
  const { clock } = ground.world;
  const prober = await openProber(ground, settings);
  const givenUpAt = clock.now() + withinMs;
  for (let inARow = 0; inARow < settings.verifyCount; ) {
    const verdict = await probeAll(prober, host, release, settings);
    inARow = verdict.kind === 'good' ? inARow + 1 : 0;
    if (inARow === settings.verifyCount) break;
    if (verdict.kind !== 'good' && clock.now() >= givenUpAt)
      throw notVerified(host, release, verdict, settings);
    await clock.sleep(PAUSE_MS);
  }
  const paths = settings.verifyPaths.map(({ path, status }) => `, ${path} ${status}`).join('');
  const count = settings.verifyCount;
  ground.journal.done(`${count} of ${count} answers of ${host} in a row as ${release.slice(0, 12)}${paths}`);
}

function notVerified(
  host: string,
  release: string,
  verdict: ProbeVerdict,
  settings: ReleaseSettings,
): Failure {
  const what = `${host} does not answer as ${release.slice(0, 12)}: ${describeProbe(verdict)}.`;
  switch (verdict.kind) {
    case 'blocked':
      return new Failure(what, PASS_THE_EDGE);
    case 'other-release':
      return new Failure(what, 'The record points elsewhere, or an old task still answers. Run `status`.');
    default:
      return new Failure(
        what,
        `The application has to answer ${settings.healthPath} with 200 and the header ${settings.releaseHeader}; a 400 means that ALLOWED_HOSTS lacks ${host}.`,
      );
  }
}
