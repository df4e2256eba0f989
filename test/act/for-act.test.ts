import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actPart } from '../parts/act.ts';
import { command } from '../parts/command.ts';
import { forAct } from './for-act.ts';
import { PINNED } from './machine.ts';

const OURS = join(import.meta.dirname, '../../.github/workflows');
const IDENTITY = 'http://127.0.0.1:1/token';
let folder: string;
let act: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-act-'));
  act = await actPart();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Values by their paths. */
function leaves(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, one]) => [...leaves(one, `${path}.${key}`)]));
}

function changed(before: string, after: string): readonly string[] {
  const [from, to] = [leaves(parse(before)), leaves(parse(after))];
  const paths = new Set([...from.keys(), ...to.keys()]);
  return [...paths].filter((path) => from.get(path) !== to.get(path)).sort();
}

/** What act says of a file, by its own description of workflows. */
async function accepts(name: string, text: string): Promise<{ exitCode: number | null; output: string }> {
  const place = join(folder, name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'workflow.yml'), text);
  const env = { HOME: folder, PATH: '/usr/bin:/bin', ACT_DISABLE_VERSION_CHECK: '1' };
  return command(act, ['--validate', '--strict', '--workflows', place], { env });
}

const REWRITTEN: readonly (readonly [string, RegExp | undefined, readonly string[]])[] = [
  ['plan', undefined, ['plan.env', 'plan.steps.3.uses', 'plan.steps.4.uses']],
  [
    'deploy',
    /Unknown Property queue/,
    [
      ...['build.env', 'build.steps.1.uses'],
      ...['deploy.concurrency.queue', 'deploy.env', 'deploy.steps.3.uses', 'deploy.steps.4.uses'],
    ],
  ],
  [
    'settle',
    /Unknown Property deployment/,
    ['settle.env', 'settle.environment.deployment', 'settle.steps.3.uses', 'settle.steps.4.uses'],
  ],
  [
    'rollback',
    /Unknown Property deployment/,
    ['rollback.env', 'rollback.environment.deployment', 'rollback.steps.0.uses'],
  ],
  ['drift', undefined, ['drift.env', 'drift.steps.3.uses', 'drift.steps.4.uses']],
];

describe.each(REWRITTEN)('%s.yml', (name, unknown, paths) => {
  const read = () => readFile(join(OURS, `${name}.yml`), 'utf8');

  test('this is rewritten, and nothing else', async () => {
    const before = await read();
    const found = changed(before, forAct(before, PINNED, IDENTITY)).map((path) =>
      path.replace(/^\.jobs\./, '').replace(/\.ACTIONS_ID_TOKEN_REQUEST_URL$/, ''),
    );
    expect(found).toEqual(paths);
  });

  test('act takes it rewritten, and what it does not know is no more than that', async () => {
    const before = await read();
    const said = await accepts(`${name}-as-it-is`, before);
    expect(said.exitCode).toBe(unknown === undefined ? 0 : 1);
    expect(said.output).toMatch(unknown ?? /^/);
    const rewritten = await accepts(`${name}-rewritten`, forAct(before, PINNED, IDENTITY));
    expect(rewritten, rewritten.output).toMatchObject({ exitCode: 0 });
  });
});
