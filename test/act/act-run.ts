import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startOwned } from '../parts/owned-process.ts';

/** A run of a caller's workflow. */
export interface RunOrder {
  /** The file in `.github/workflows`. */
  readonly workflow: string;
  readonly event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch';
  /** What the event says of itself. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runId: number;
  /** `GITHUB_TOKEN` of its jobs. */
  readonly token: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The machine of the jobs, and where what they name is found. */
export interface ActPlace {
  readonly act: string;
  /** The repository that was pushed to. */
  readonly caller: string;
  /** Folders by `owner/name@ref`. */
  readonly repositories: ReadonlyMap<string, string>;
  /** The whole environment; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder for this run alone. */
  readonly temp: string;
}

/** What act says, a line each; see its `--json`. */
interface Said {
  readonly msg: string;
  readonly level: string;
  readonly jobID?: string;
  readonly stage?: string;
  readonly command?: string;
  /** Of a page, and of an output. */
  readonly content?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly raw_output?: boolean;
}

export interface ActRan {
  readonly exitCode: number;
  /** What the jobs' steps have printed, a line each. */
  readonly printed: readonly string[];
  /** Pages by the job that wrote them. */
  readonly pages: Readonly<Record<string, string>>;
  /** Outputs that the steps of a job have given, by job. */
  readonly given: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Exit codes of the steps that failed; act's own is 1 whatever theirs were. */
  readonly failedWith: readonly number[];
  /** Everything, for whoever has to find out why. */
  readonly log: string;
}

/** The runners that the workflows name: all of them are this machine. */
const RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm'];

export async function runAct(
  place: ActPlace,
  order: RunOrder,
  line: (text: string) => void = () => {},
): Promise<ActRan> {
  await mkdir(place.temp, { recursive: true });
  const eventFile = join(place.temp, 'event.json');
  await writeFile(eventFile, JSON.stringify(order.payload));
  const said: Said[] = [];
  const { exited } = await startOwned({
    ...{ program: place.act, args: argumentsOf(place, order, eventFile), cwd: place.caller },
    env: { ...place.environment, HOME: place.temp, ACT_DISABLE_VERSION_CHECK: '1' },
    line: (text) => {
      const one = readSaid(text);
      said.push(one);
      line(one.msg);
    },
  });
  return ranOf(await exited, said);
}

function argumentsOf(place: ActPlace, order: RunOrder, eventFile: string): readonly string[] {
  const { workflow, event, runId, token, variables } = order;
  const { GITHUB_API_URL = '' } = place.environment;
  const many = (flag: string, values: readonly string[]) => values.flatMap((value) => [flag, value]);
  const pairs = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([name, value]) => `${name}=${value}`);
  return [
    ...[event, '--json', '--rm', '--no-cache-server', '--actor', 'ada', '--defaultbranch', 'main'],
    ...['--workflows', join('.github', 'workflows', workflow), '--eventpath', eventFile],
    ...['--action-cache-path', join(place.temp, 'cache'), '--secret', `GITHUB_TOKEN=${token}`],
    ...many(
      '--platform',
      RUNNERS.map((name) => `${name}=-self-hosted`),
    ),
    ...many(
      '--local-repository',
      [...place.repositories].map(([name, folder]) => `${name}=${folder}`),
    ),
    ...many('--var', pairs(variables)),
    ...many('--env', pairs({ GITHUB_API_URL, GITHUB_RUN_ID: `${runId}` })),
  ];
}

function readSaid(text: string): Said {
  try {
    return JSON.parse(text) as Said;
  } catch {
    return { msg: text, level: 'plain' };
  }
}

function ranOf(exitCode: number, said: readonly Said[]): ActRan {
  const pages = said.filter(({ command }) => command === 'summary');
  return {
    exitCode,
    printed: said.filter(({ raw_output }) => raw_output).map(({ msg }) => msg.trimEnd()),
    pages: Object.fromEntries(pages.map(({ jobID = '', content = '' }) => [jobID, content])),
    given: givenIn(said),
    failedWith: said.flatMap(({ level, msg }) => (level === 'error' ? codeIn(msg) : [])),
    log: said.map(({ msg }) => msg).join('\n'),
  };
}

function givenIn(said: readonly Said[]): ActRan['given'] {
  const given: Record<string, Record<string, string>> = {};
  for (const { command, jobID = '', name = '', arg = '' } of said)
    if (command === 'set-output') given[jobID] = { ...given[jobID], [name]: arg };
  return given;
}

function codeIn(error: string): readonly number[] {
  const code = /^exit status (\d+)$/.exec(error)?.[1];
  return code === undefined ? [] : [Number(code)];
}
