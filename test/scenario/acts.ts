import { expect, onTestFinished } from 'vitest';
import type { Color } from '../../src/model/color.ts';
import type { Job } from '../../src/model/job.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { exitCode, isSetback } from '../../src/model/outcome.ts';
import type { DeployRequest } from '../../src/model/request.ts';
import { callLine, type RecordedCall } from '../cloud/recording.ts';
import { type Build, deployRequest, type Played, type Playing, SITE, Stage } from './stage.ts';

/** What a test that is not about baking or probing asks for. Milliseconds. */
export const QUICK = { bakeMs: 2_000, verifyCount: 2, verifyPaths: [] } as const;

const HOSTS = [SITE.hostname, ...Object.values(SITE.previewHostnames)];

/** A stage for one test, closed with it, on which nobody may say anything that a service does not describe. */
export async function openStage(
  options: { readonly certificate?: 'issued' | 'none'; readonly seed?: number } = {},
): Promise<Stage> {
  const stage = await Stage.open(options);
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

/** Does something at the first call (or at every one) whose line contains this, before the call is applied. */
export function atCall(stage: Stage, part: string, effect: (call: RecordedCall) => void, times = 1): void {
  let left = times;
  stage.cloud.faults.when((call) => {
    if (left > 0 && callLine(call).includes(part)) {
      left -= 1;
      effect(call);
    }
    return false;
  }, NEVER);
}
const NEVER = { kind: 'delay', ms: 0 } as const;

/** A fault for the calls whose line contains this. */
export function befall(
  stage: Stage,
  part: string,
  fault: Parameters<Stage['cloud']['faults']['when']>[1],
  times = 1,
): void {
  stage.cloud.faults.when((call) => callLine(call).includes(part), fault, times);
}

/** Calls in the words of the recording, from all callers, since the beginning or a moment. */
export function callsWith(stage: Stage, part: string, since = 0): readonly RecordedCall[] {
  return stage.cloud.recording.calls.filter((call) => call.at >= since && callLine(call).includes(part));
}

/** Lets virtual time pass, and the cloud live through it. */
export async function pass(stage: Stage, ms: number): Promise<void> {
  await stage.clock.sleep(ms);
  await stage.cloud.ecs.settle();
}

/** Looks every second how many web tasks of a colour run, until the end is asked for: then the fewest. */
export function watchWeb(stage: Stage, color: Color): () => number {
  let fewest = stage.webTasks(color);
  let watching = true;
  void (async () => {
    while (watching) {
      await pass(stage, 1_000);
      if (watching) fewest = Math.min(fewest, stage.webTasks(color));
    }
  })();
  return () => {
    watching = false;
    return fewest;
  };
}

/** As many web tasks as autoscaling would want; waits until they run. */
export async function scaleWeb(stage: Stage, color: Color, to: number): Promise<void> {
  await stage.cloud.ecs.autoscale(webOf(color), to);
  await pass(stage, 120_000);
  expect(stage.webTasks(color)).toBe(to);
}

/** Autoscaling's name for a colour's web. */
export function webOf(color: Color): string {
  return `service/shop-production/shop-production-${color}-web`;
}

/** The steps' words with how each ended. */
export function stepsOf({ outcome }: Played): readonly string[] {
  return outcome.steps.map((step) => (step.state === 'done' ? step.step : `${step.step}: ${step.state}`));
}

/** A transcript for a snapshot: repeated looks in one line, ids that are drawn by chance told by their kind. */
export function transcript(calls: readonly string[]): string {
  const lines = calls
    .filter((line) => !/ (lock|hold)\.json| (PutObject|GetObject) .*\/(lock|hold)\.json/.test(line))
    .map((line) =>
      line
        .replaceAll('flipgate-shop-production-123456789012/', '')
        .replaceAll(/token=[0-9a-f]{64}/g, 'token=…')
        .replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…')
        .replaceAll(/\/[0-9a-f]{32}\b/g, '/…')
        .replaceAll(/_[0-9a-f]{32}\b/g, '_…')
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
        .replaceAll(/[0-9a-f]{7}\.\.\.[0-9a-f]{7}/g, '…'),
    );
  return collapse(lines).join('\n');
}

/** What is asked again and again until something has happened. */
const LOOKS =
  /^(ecs (DescribeTasks|DescribeServices|ListTasks)|logs |elasticloadbalancing |acm DescribeCertificate|cloudflare dns\.records\.list _|edge probe|monitoring )/;

/** Of a stretch of looks each is told once: how many there were is the schedule's affair. */
function collapse(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let looks: string[] = [];
  for (const line of lines) {
    if (!LOOKS.test(line)) {
      kept.push(line);
      looks = [];
      continue;
    }
    const look = `${line.replace(/ → (400|lost)$/, '')} …`;
    if (looks.includes(look)) continue;
    looks.push(look);
    kept.push(look);
  }
  return kept;
}

/** What autoscaling may do with a colour's web, as the service says it. */
export async function scalingOf(stage: Stage, color: Color): Promise<{ min: number; suspended: string[] }> {
  const target = await stage.engine.scalableTarget(color);
  if (!target) throw new Error(`${color} has no scalable target`);
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } =
    target.suspended ?? {};
  const held = {
    in: DynamicScalingInSuspended,
    out: DynamicScalingOutSuspended,
    scheduled: ScheduledScalingSuspended,
  };
  return {
    min: target.min ?? -1,
    suspended: Object.entries(held).flatMap(([activity, suspended]) => (suspended ? [activity] : [])),
  };
}
