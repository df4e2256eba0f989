import { expect, onTestFinished } from 'vitest';
import type { Job } from '../../src/model/job.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { exitCode, isSetback } from '../../src/model/outcome.ts';
import type { DeployRequest, RemovingSettle } from '../../src/model/request.ts';
import type { ModelEngine } from './model-engine.ts';
import type { Played, Playing } from './played.ts';
import { type Build, deployRequest, removalRequest, SITE } from './requests.ts';
import { Stage } from './stage.ts';

/** What a test that is not about baking or probing asks for. Milliseconds. */
export const QUICK = { bakeMs: 2_000, verifyCount: 2, verifyPaths: [] } as const;

const HOSTS = [SITE.hostname, ...Object.values(SITE.previewHostnames)];

/** A stage for one test, closed with it, on which nobody may say anything that a service does not describe. */
export async function openStage(
  options: { readonly certificate?: 'issued' | 'none'; readonly seed?: number } = {},
  engine?: typeof ModelEngine,
): Promise<Stage> {
  const stage = await Stage.open(options, engine);
  const { certificates, home, shapes } = stage.cloud;
  if (options.certificate !== 'none') {
    const arn = `arn:aws:acm:${home.region}:${home.account}:certificate/c1`;
    certificates.give(arn, HOSTS, { 'flipgate:site': 'shop-production' });
  }
  onTestFinished(async () => {
    await stage.close();
    expect(shapes.faults).toEqual([]);
  });
  return stage;
}

export function deploy(
  stage: Stage,
  build: Build,
  more: Partial<DeployRequest> = {},
  job: Partial<Job> = {},
): Promise<Played> {
  return stage.deploy(build, { ...QUICK, ...more }, job);
}

/** Begins a deploy that a test wants to cancel, kill or overtake. */
export function begin(
  stage: Stage,
  build: Build,
  more: Partial<DeployRequest> = {},
  job: Partial<Job> = {},
): Playing {
  return stage.start({ ...deployRequest(build), ...QUICK, ...more }, { sha: build.release, ...job });
}

/** A release that is live when this returns. */
export async function goLive(
  stage: Stage,
  message: string,
  more: Partial<DeployRequest> = {},
): Promise<Build> {
  const build = stage.build(message);
  const { outcome } = await deploy(stage, build, more);
  expect(told(outcome)).toMatchObject({ result: 'live' });
  return build;
}

/** A settle that takes the idle colour's stack away. */
export function removeIdle(stage: Stage, more: Partial<RemovingSettle> = {}): Promise<Played> {
  return endOf(stage.start(removalRequest(more)));
}

/** Whatever came of it, or an error when the run was killed. */
export async function endOf({ played }: Playing): Promise<Played> {
  const end = await played;
  if (end === 'killed') throw new Error('the run was killed');
  return end;
}

export async function killed({ played }: Playing): Promise<void> {
  expect(await played).toBe('killed');
}

/** The outcome as a caller of the action meets it. */
export function told(outcome: Outcome) {
  const { result, liveColor, changed } = outcome;
  const failure = isSetback(outcome) ? outcome.failure : undefined;
  return {
    result,
    exit: exitCode(result),
    changed,
    ...(liveColor === undefined ? {} : { liveColor }),
    ...(outcome.notices.length === 0 ? {} : { notices: outcome.notices }),
    ...(failure ? { failure: { ...failure, logLines: failure.logLines } } : {}),
  };
}

export function failureOf(outcome: Outcome) {
  if (!isSetback(outcome)) throw new Error(`it ended as ${outcome.result}`);
  return outcome.failure;
}

/** What users get: the public record's contents. */
export function live(stage: Stage): string {
  return stage.publicContents().join(' ');
}
export const BLUE = SITE.previewHostnames.blue;
export const GREEN = SITE.previewHostnames.green;
