import type { Job } from '../model/job.ts';
import type { Outcome } from '../model/outcome.ts';
import type { BuildRequest } from '../model/request.ts';
import type { World } from '../ports.ts';
import type { Workshop } from '../steps/build-image.ts';
import { image, lookForImage } from '../steps/image.ts';
import { Journal } from '../steps/journal.ts';
import { newerPush } from '../steps/newer-push.ts';
import { patientWorkshop } from '../steps/patient-world.ts';
import { explain } from './conclude.ts';

export interface BuildInvocation {
  readonly shop: Workshop['world'] & Pick<World, 'github'>;
  readonly request: BuildRequest;
  readonly job: Job;
  readonly cancel: AbortSignal;
}

/**
 * Builds the image of this tree for arm64 and pushes it, or finds the one that is there. Touches nothing that users see. A push
 * whose branch has gone on gets none: the newer one's run builds its own.
 */
export async function build({ shop, request, job, cancel }: BuildInvocation): Promise<Outcome> {
  const world = patientWorkshop(shop, cancel);
  const journal = new Journal(world.clock, world.log);
  const startedAt = world.clock.now();
  const source = { kind: 'build', build: request.build } as const;
  const told = () => ({
    command: request.command,
    ...(job.sha === undefined ? {} : { release: job.sha }),
    startedAt,
    ms: world.clock.now() - startedAt,
    steps: journal.steps,
    changes: journal.changes,
    notices: journal.notices,
  });
  try {
    const newer = await newerPush(shop.github, job);
    if (newer !== undefined) {
      journal.notice(`Superseded by ${newer}: nothing is built.`);
      return { ...told(), result: 'superseded', changed: false };
    }
    const found = await journal.step('image', () =>
      request.dryRun
        ? lookForImage({ world, journal }, source, request.scanThreshold)
        : image({ world, journal }, source, request.scanThreshold, cancel),
    );
    const changed = found?.report?.kind === 'built';
    return { ...told(), ...found, result: 'unchanged', changed };
  } catch (error) {
    return {
      ...told(),
      result: 'refused',
      changed: false,
      failure: {
        usersSeeNow: 'Production is as it was: a build does not touch it.',
        step: 'image',
        ...explain(error),
      },
    };
  }
}
