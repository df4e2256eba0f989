import { build } from '../../src/commands/build.ts';
import type { Job } from '../../src/model/job.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { BuildRequest } from '../../src/model/request.ts';
import { buildRequest, JOB } from './requests.ts';
import { BUCKET, type Stage } from './stage.ts';
import { worldOf } from './world.ts';

/** `command: build` on the stage's checkout: neither lock nor record come into it. */
export function imageRun(
  stage: Stage,
  more: Partial<BuildRequest> = {},
  job: Partial<Job> = {},
): Promise<Outcome> {
  const { cloud, engine, builds } = stage;
  const shop = worldOf(cloud, engine, BUCKET, cloud.startProcess('build'), stage.checkouts, [], builds);
  const cancel = new AbortController().signal;
  return build({ shop, request: { ...buildRequest(), ...more }, job: { ...JOB, ...job }, cancel });
}
