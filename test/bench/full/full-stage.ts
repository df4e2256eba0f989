import { join } from 'node:path';
import { push } from '../../demo/history.ts';
import { deployInputs, rollbackInputs } from '../../demo/requests.ts';
import { type Run, type RunOrder, startRun } from '../../demo/run.ts';
import { OLD_ADDRESS, openStage, type Stage } from '../../demo/stage.ts';
import { terraformSpans } from '../../demo/terraform-spans.ts';
import { watchPlatform } from '../deploy/critical-path.ts';
import type { Row } from '../figure.ts';
import { PeakMemory } from './peak-memory.ts';

const BAKE_MS = 60_000;

/** What only the whole line can tell: the built action with real Terraform and real servers, in real time. */
export async function fullStage(temp: string): Promise<readonly Row[]> {
  const peaks = new PeakMemory(temp);
  const empty = peaks.empty(temp);
  const opened = await openStage();
  const environment = { ...opened.runner.environment, NODE_OPTIONS: peaks.nodeOptions };
  const stage = { ...opened, runner: { ...opened.runner, environment } };
  try {
    await stage.bootstrap();
    await deploy(stage, 1, temp, { adopt: OLD_ADDRESS, bake: '10s' });
    const deployed = await timedDeploy(stage, temp);
    const peak = peaks.of('index.js') - empty;
    return [
      ...deployed,
      { part: 'e', what: 'peak memory of a deploy over empty Node', value: peak, unit: 'MiB', goal: 60 },
      ...(await timedRollback(stage, temp)),
    ];
  } finally {
    await opened.close();
  }
}

async function timedDeploy(stage: Stage, temp: string): Promise<readonly Row[]> {
  const platform = watchPlatform(stage.cloud);
  const run = await deploy(stage, 2, temp, { bake: `${BAKE_MS / 1000}s` });
  const took = (await run.ended).ms;
  const terraform = (await terraformSpans(run.temp)).reduce((sum, { ms }) => sum + ms, 0);
  const critical = (await platform.took()) + terraform + BAKE_MS;
  return [
    { part: 'b', what: 'real deploy over its critical path', value: took / critical, unit: '×', goal: 1.01 },
    { part: 'b', what: 'real deploy', value: took / 1000, unit: 's' },
    { part: 'b', what: 'of it terraform', value: terraform / 1000, unit: 's' },
    ...run.times.steps.map(
      ({ name, ms }): Row => ({ part: 'b', what: `of it the step ${name}`, value: ms / 1000, unit: 's' }),
    ),
  ];
}

/** On loopback a remote call takes next to nothing: what remains up to the edit is the action's own. */
async function timedRollback(stage: Stage, temp: string): Promise<readonly Row[]> {
  const { cloud } = stage;
  cloud.recording.clear();
  const from = Date.now();
  const run = await runToEnd(stage, 'rollback', temp, {
    commit: [...cloud.github.repository.branches.values()].at(-1) ?? '',
    event: 'workflow_dispatch',
    inputs: (child) => rollbackInputs(child, { reason: 'the bench' }),
  });
  const edited = cloud.recording.calls.find((call) => call.operation === 'dns.records.edit');
  if (!edited) throw new Error('The rollback edited no record.');
  const own = (edited.at - from) / 1000;
  return [
    { part: 'd', what: 'real rollback, from spawn to its edit', value: own, unit: 's', goal: 1 },
    { part: 'd', what: 'real rollback, whole', value: (await run.ended).ms / 1000, unit: 's' },
  ];
}

async function deploy(
  stage: Stage,
  number: number,
  temp: string,
  more: Readonly<Record<string, string>>,
): Promise<Run> {
  const { commit, image } = await stage.build({ kind: 'good', number });
  push(stage.cloud.github.repository, commit, `release ${number}`);
  return runToEnd(stage, `deploy-${number}`, temp, {
    commit,
    inputs: (child) => deployInputs(child, image, more),
  });
}

async function runToEnd(
  stage: Stage,
  name: string,
  temp: string,
  order: Pick<RunOrder, 'commit' | 'event' | 'inputs'>,
): Promise<Run> {
  const lines: string[] = [];
  const run = await startRun(stage, {
    ...order,
    name,
    logFile: join(temp, `${name}.log`),
    line: (line) => lines.push(line),
  });
  const { exitCode } = await run.ended;
  if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}:\n${lines.slice(-30).join('\n')}`);
  return run;
}
