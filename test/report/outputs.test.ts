import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { publish, saveState } from '../../src/outputs.ts';
import type { Log } from '../../src/ports.ts';
import { LIVE, REFUSED } from './told.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flipgate-outputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function published(outcome: Outcome, secrets: readonly string[] = []) {
  const said: string[] = [];
  const write = (text: string) => void said.push(text);
  const log: Log = {
    line: (text) => write(`${text}\n`),
    notice: write,
    warning: write,
    group: write,
    endGroup: () => undefined,
    foreign: (lines) => write(`${lines.map((line) => `| ${line}\n`).join('')}`),
  };
  const files = { output: join(folder, 'output'), summary: join(folder, 'summary') };
  await publish(outcome, {
    job: { files },
    log,
    write,
    secrets,
    inputs: { hostname: 'hunter22.example.com' },
  });
  return {
    said: said.join(''),
    output: readFileSync(files.output, 'utf8'),
    summary: readFileSync(files.summary, 'utf8'),
  };
}

/** What the runner reads from its file. */
function parsed(output: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, name, , value] of output.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) {
    if (name !== undefined) values[name] = value ?? '';
  }
  return values;
}

test('outputs by their public names', async () => {
  const { output, said } = await published(LIVE);
  expect(parsed(output)).toEqual({
    result: 'live',
    release: LIVE.release,
    image: LIVE.image,
    'live-color': 'green',
    'previous-color': 'blue',
    url: 'https://api.example.com',
    changed: 'true',
    'duration-ms': '754300',
  });
  expect(said).toBe(
    'Deployed `c0ffee000000` to production in 12 min 34 s: `https://api.example.com` serves it from green.\n',
  );
});

test('a failure in the log: users first, then step, cause, log, remedy, next, and one annotation', async () => {
  const { said } = await published(REFUSED);
  expect(said).toMatchSnapshot();
});

test('no value sets another output', async () => {
  const { output } = await published({ ...LIVE, url: 'x\nflipgate\nresult<<E\nbad\nE' });
  expect(parsed(output)['result']).toBe('live');
});

test('masks come before all else, and no secret is written anywhere', async () => {
  const told: Outcome = {
    ...REFUSED,
    failure: { ...REFUSED.failure, message: 'Denied for hunter22', logLines: ['PASSWORD=hunter22'] },
  };
  const { said, output, summary } = await published(told, ['hunter22']);
  const lines = said.split('\n');
  const lastMask = lines.findLastIndex((line) => line.startsWith('::add-mask::'));
  expect(lines[0]).toBe('::add-mask::aHVudGVyMjI=');
  expect(lines.slice(0, lastMask + 1).every((line) => line.startsWith('::add-mask::'))).toBe(true);
  expect(lines).toContain('::add-mask::hunter22');
  expect(lines.slice(lastMask + 1).join('\n') + output + summary).not.toContain('hunter22');
});

test('the page shows what the engine changed, and the whole stays below what GitHub shows', async () => {
  const change = {
    address: 'aws_lb.web',
    type: 'aws_lb',
    action: 'update',
    attributes: [{ path: 'name', before: { known: '"hunter22"' }, after: { known: '"new"' } }],
  } as const;
  const quiet = { deferred: [], drift: [], outputChanges: 0, diagnostics: [], digests: [], byRelease: 2 };
  const stack = { name: 'shared', standing: 'shared', basis: { kind: 'known' } } as const;
  const notices = Array(50).fill('🟥&`|'.repeat(10_000));
  const plans = [{ ...stack, ...quiet, changes: Array(20_000).fill(change) }];
  const { summary } = await published({ ...LIVE, notices, plans }, ['hunter22']);
  expect(summary).toContain('Infrastructure of <code>api.example.com</code>&#58; 20,000 to change');
  expect(summary).toContain('| ~&nbsp;change | <code>aws&#95;lb.web</code> | shared | <code>name</code> |');
  expect(summary).toContain('- name = "***"');
  expect(summary).not.toContain('hunter22');
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576);
});

test('state is kept for post, and on a laptop for nobody', async () => {
  const state = join(folder, 'state');
  saveState({ files: { state } }, 'lock', 'a\nb');
  expect(parsed(readFileSync(state, 'utf8'))).toEqual({ lock: 'a\nb' });
  saveState({ files: {} }, 'lock', 'a');
});
