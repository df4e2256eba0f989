import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenWith } from '../cloud/listen.ts';
import { startAction } from '../demo/action.ts';
import { installAction } from '../demo/built-action.ts';
import { command as commandOf } from '../parts/command.ts';
import { nodePart } from '../parts/node.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const GOOD = {
  command: 'deploy',
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  image: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@${DIGEST}`,
  'aws-region': 'eu-central-1',
  'cloudflare-api-token': 'token-of-a-test',
  'github-token': 'token-of-a-test',
};

let folder: string;
let node: string;
let action: string;
let asked: string[] = [];
let listening: Awaited<ReturnType<typeof listenWith>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-e2e-'));
  node = await nodePart();
  action = await installAction(join(folder, 'action'));
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(500).end();
  });
  listening = await listenWith(server);
});
afterAll(async () => {
  await listening?.close();
  await rm(folder, { recursive: true, force: true });
});

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['an unknown command', { command: 'destroy' }, /`command` is "destroy"/],
  ['no hostname', { hostname: '' }, /`hostname`/],
  ['a hostname that is none', { hostname: 'https://api.example.com/' }, /`hostname` is "https:/],
  [
    'previews outside the zone',
    { 'preview-hostnames': 'blue.example.net\ngreen.example.net' },
    /preview-hostnames/,
  ],
  [
    'a preview that a wildcard does not cover',
    { 'preview-hostnames': 'a.b.example.com\nc.d.example.com' },
    /preview-hostnames/,
  ],
  ['a tag where a digest belongs', { image: 'shop:latest' }, /`image` is "shop:latest"/],
  ['a duration without a unit', { bake: '10' }, /`bake` is "10"/],
  ['a path that escapes the workspace', { infra: '../../etc' }, /`infra`/],
  ['an option-like value', { name: '--help' }, /`name` is "--help"/],
  ['a newline where none belongs', { environment: 'production\nother' }, /`environment`/],
];

function environment(): Readonly<Record<string, string>> {
  const address = `http://127.0.0.1:${listening.port}`;
  const addresses = {
    ...{ AWS_ENDPOINT_URL: address, CLOUDFLARE_BASE_URL: address, GITHUB_API_URL: address },
    HTTPS_PROXY: address,
  };
  return { PATH: '/usr/bin:/bin', HOME: folder, ...addresses };
}

/** Starts it where every address is one that notes what it is asked. */
async function start(inputs: Readonly<Record<string, string>>) {
  asked = [];
  const lines: string[] = [];
  const runner = {
    ...{ node, action, temp: join(folder, 'runner'), repository: 'acme/shop' },
    environment: environment(),
  };
  const order = { inputs, commit: 'c'.repeat(40), event: 'push' as const, runId: 1 };
  const telling = { logFile: join(folder, 'log'), line: (line: string) => lines.push(line) };
  return { lines, running: await startAction(runner, order, telling) };
}

test.each(CASES)('%s is one clear error before the first remote call', async (_what, wrong, says) => {
  const { lines, running } = await start({ ...GOOD, ...wrong });
  const ended = await running.ended;
  const log = lines.join('\n');
  expect(ended.exitCode, log).toBe(1);
  expect(ended.outputs['result']).toBe('refused');
  expect(ended.summary).toContain('Refused, production is unchanged');
  expect(log).toMatch(says);
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(1);
  expect(asked).toEqual([]);
});

test.each(['build', 'plan', 'drift', 'status'])(
  '`post:` asks nobody for a killed %s, which held nothing',
  async (command) => {
    asked = [];
    const image = command === 'plan' ? GOOD.image : '';
    const inputs = Object.entries({ ...GOOD, image, command }).map(([input, value]) => [
      `INPUT_${input.toUpperCase()}`,
      value,
    ]);
    const env = {
      ...{ ...environment(), STATE_flipgate_owner: 'killed', GITHUB_REPOSITORY: 'acme/shop' },
      ...Object.fromEntries(inputs),
    };
    const ended = await commandOf(node, [join(action, 'post.js')], { cwd: folder, env });
    expect(ended).toMatchObject({ exitCode: 0, output: '' });
    expect(asked).toEqual([]);
  },
);

test('cancelled before it has read its inputs: `post:` does not begin what the main step did not', async () => {
  const { lines, running } = await start(GOOD);
  running.cancel();
  expect(await running.ended).toMatchObject({ exitCode: 130, postExitCode: 0, outputs: {} });
  expect(lines).toEqual([]);
  expect(asked).toEqual([]);
});
