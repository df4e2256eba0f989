import { join } from 'node:path';
import { buildRelease, type ReleaseKind } from '../app/releases.ts';
import { type Ended, startAction } from '../demo/action.ts';
import { buildInputs, layOut } from './checkout.ts';
import type { Workshop } from './workshop.ts';

/** What a job has checked out: the project, and beside it what is no part of an image. */
export interface Checkout {
  readonly commit: string;
  readonly folder: string;
}

/** @param name of the folder that it is checked out to. */
export async function checkOut(workshop: Workshop, kind: ReleaseKind, name: string): Promise<Checkout> {
  const release = await buildRelease(kind, join(workshop.folder, 'releases'));
  const folder = join(workshop.folder, name);
  await layOut(release.folder, folder);
  return { commit: release.commit, folder };
}

export interface BuildRun extends Ended {
  readonly log: string;
}

let runs = 9_000;

/** Runs the built action's `build` as a step of a workflow. */
export async function runBuild(workshop: Workshop, checkout: Checkout): Promise<BuildRun> {
  const { cloud, runner, folder, base } = workshop;
  const runId = ++runs;
  cloud.github.repository.run(runId, 'in_progress');
  const child = cloud.startChild(`build-${runId}`, () => running.kill());
  const inputs = {
    command: 'build',
    name: 'shop',
    environment: 'production',
    hostname: 'api.example.com',
    ...buildInputs(base),
    'github-token': child.token,
    'cloudflare-api-token': child.token,
  };
  const lines: string[] = [];
  const running = await startAction(
    { ...runner, environment: { ...runner.environment, ...child.environment } },
    { inputs, commit: checkout.commit, event: 'push', runId, checkout: checkout.folder },
    { logFile: join(folder, `build-${runId}.log`), line: (line) => void lines.push(line) },
  );
  const ended = await running.ended;
  cloud.github.repository.run(runId, 'completed');
  return { ...ended, log: lines.join('\n') };
}
