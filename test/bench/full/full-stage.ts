import { join } from 'node:path';
import { push } from '../../demo/history.ts';
import { deployInputs, rollbackInputs, VARIABLES } from '../../demo/requests.ts';
import { type Run, type RunOrder, startRun } from '../../demo/run.ts';
import { OLD_ADDRESS, openStage, type Stage, type StageOptions } from '../../demo/stage.ts';
import { watchPlatform } from '../deploy/critical-path.ts';
import type { Row } from '../figure.ts';
import { engineTime } from './engine-time.ts';
import { PeakMemory } from './peak-memory.ts';

const BAKE_MS = 60_000;

/** What only the whole line can tell: the built action with a real engine and real servers, in real time. */
export async function fullStage(temp: string, engine: StageOptions['engine']): Promise<readonly Row[]> {
  const peaks = new PeakMemory(temp);
  const empty = peaks.empty(temp);
  const opened = await openStage({ engine });
  const environment = { ...opened.runner.environment, NODE_OPTIONS: peaks.nodeOptions };
  const stage = { ...opened, runner: { ...opened.runner, environment } };
  try {
    await stage.bootstrap();
    const variables = `${VARIABLES}\n${await stage.giveData()}`;
    await deploy(stage, 1, temp, { variables, adopt: OLD_ADDRESS, bake: '10s' });
    const deployed = await timedDeploy(stage, temp, variables);
    const peak = peaks.of('index.js') - empty;
    return [
      ...deployed,
      {
        part: 'e',
        what: `peak memory of a deploy by ${stage.engine} over empty Node`,
        value: peak,
        unit: 'MiB',
        goal: 60,
      },
      ...(await timedRollback(stage, temp)),
    ];
  } finally {
    await opened.close();
  }
}

async function timedDeploy(stage: Stage, temp: string, variables: string): Promise<readonly Row[]> {
  const platform = watchPlatform(stage.cloud);
  const run = await deploy(stage, 2, temp, { variables, bake: `${BAKE_MS / 1000}s` });
  const took = (await run.ended).ms;
  const worked = await engineTime(run.temp, stage.cloud);
  const critical = (await platform.took()) + worked + BAKE_MS;
  const by = `real deploy by ${stage.engine}`;
  return [
    { part: 'b', what: `${by} over its critical path`, value: took / critical, unit: '×', goal: 1.01 },
    { part: 'b', what: by, value: took / 1000, unit: 's' },
    { part: 'b', what: `${by}: what it adds to its path`, value: (took - critical) / 1000, unit: 's' },
    { part: 'b', what: `${by}: of it the engine`, value: worked / 1000, unit: 's' },
    ...run.times.steps.map(
      ({ name, ms }): Row => ({ part: 'b', what: `${by}: the step ${name}`, value: ms / 1000, unit: 's' }),
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
    {
      part: 'd',
      what: `real rollback beside ${stage.engine}, from spawn to its edit`,
      value: own,
      unit: 's',
      goal: 1,
    },
    {
      part: 'd',
      what: `real rollback beside ${stage.engine}, whole`,
      value: (await run.ended).ms / 1000,
      unit: 's',
    },
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
    inputs: (child) => deployInputs(child, image, { engine: stage.engine, ...more }),
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
