import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenWith } from '../cloud/listen.ts';
import { startAction } from '../demo/action.ts';
import { installAction } from '../demo/built-action.ts';
import { copyInfraTo } from '../infra/infra-copy.ts';
import { nodePart } from '../parts/node.ts';
import { terraformPart } from '../parts/terraform.ts';
import { faultsOf } from '../report/plan/rendered-markdown.ts';

let folder: string;
let asked: string[];
let listening: Awaited<ReturnType<typeof listenWith>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-fork-'));
  asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(500).end();
  });
  listening = await listenWith(server);
});
afterAll(async () => {
  await listening.close();
  await rm(folder, { recursive: true, force: true });
});

function git(at: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  return execFileSync('git', [...who, ...args], { cwd: at, encoding: 'utf8' }).trim();
}

const INITIAL = `from django.db import migrations


class Migration(migrations.Migration):
    operations = []
`;
const REMOVAL = `from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]
    operations = [migrations.RemoveField("order", "note")]
`;

/** The merge of a fork's change as actions/checkout leaves it with `fetch-depth: 2`. */
async function checkout(change: (tree: string) => Promise<void>): Promise<{ tree: string; merge: string }> {
  const tree = await mkdtemp(join(folder, 'tree-'));
  const commit = (text: string) => {
    git(tree, 'add', '.');
    git(tree, 'commit', '-qm', text);
  };
  git(tree, 'init', '-qb', 'main');
  await copyInfraTo(join(tree, 'infra'));
  await mkdir(join(tree, 'orders/migrations'), { recursive: true });
  await writeFile(join(tree, 'orders/migrations/0001_initial.py'), INITIAL);
  commit('base');
  git(tree, 'checkout', '-qb', 'fork');
  await change(tree);
  commit('change');
  git(tree, 'checkout', '-q', 'main');
  git(tree, 'merge', '-q', '--no-ff', '--no-edit', 'fork');
  return { tree, merge: git(tree, 'rev-parse', 'HEAD') };
}

let runs = 0;

async function planned(change: (tree: string) => Promise<void>) {
  const { tree, merge } = await checkout(change);
  const terraform = await terraformPart();
  runs += 1;
  const event = {
    number: 7,
    pull_request: {
      number: 7,
      head: { ref: 'fork', sha: git(tree, 'rev-parse', 'HEAD^2'), repo: { id: 2 } },
      base: { ref: 'main', sha: git(tree, 'rev-parse', 'HEAD^1'), repo: { id: 1 } },
    },
  };
  const address = `http://127.0.0.1:${listening.port}`;
  const runner = {
    node: await nodePart(),
    action: await installAction(join(folder, `action-${runs}`)),
    ...{ temp: join(folder, 'runner'), repository: 'acme/shop' },
    environment: {
      PATH: [dirname(terraform.binary), '/usr/bin', '/bin'].join(delimiter),
      HOME: folder,
      ...terraform.env,
      ...{ AWS_ENDPOINT_URL: address, CLOUDFLARE_BASE_URL: address, GITHUB_API_URL: address },
    },
  };
  const inputs = {
    ...{ command: 'plan', name: 'shop', environment: 'production', hostname: 'api.example.com' },
    // A fork's job sees no variable: what a caller takes from one is empty.
    ...{ 'aws-region': '', 'aws-role': '', 'cloudflare-api-token-secret': '' },
  };
  const order = { inputs, commit: merge, event, runId: runs, checkout: tree };
  const running = await startAction(runner, order, { logFile: join(folder, 'log'), line: () => {} });
  return running.ended;
}

test('a pull request from a fork: what its files change, and nobody is asked', async () => {
  const ended = await planned(async (tree) => {
    const shared = join(tree, 'infra/terraform/shared');
    await appendFile(join(shared, 'main.tf'), '\nresource "terraform_data" "more" {}\n');
    await appendFile(join(tree, 'infra/terraform/modules/network/main.tf'), '\n# a remark\n');
    await writeFile(join(tree, 'orders/migrations/0002_note.py'), REMOVAL);
  });
  expect(ended.exitCode, ended.summary).toBe(0);
  expect(ended.outputs).toMatchObject({ result: 'unchanged' });
  expect(ended.outputs).not.toHaveProperty('plan-digest');
  expect(ended.summary).toContain('by its files: code of 1 added, 1 migration');
  expect(ended.summary).toContain('| shared | added | <code>terraform&#95;data.more</code> |');
  expect(ended.summary).toMatch(/orders\.0002&#95;note<\/code> \| contract/);
  expect(ended.summary).not.toContain('0001');
  expect(ended.summary).toContain('| shared is valid | ✅ yes |');
  expect(faultsOf(ended.summary)).toEqual([]);
  expect(asked).toEqual([]);
});

test('code that is not valid fails the job, with file and line', async () => {
  const ended = await planned((tree) =>
    appendFile(join(tree, 'infra/terraform/color/main.tf'), '\nlocals {\n  x = var.no_such\n}\n'),
  );
  expect(ended.exitCode).toBe(1);
  expect(ended.outputs).toMatchObject({ result: 'refused' });
  expect(ended.summary).toMatch(/❌ no: .*at <code>infra\/terraform\/color\/main\.tf:\d+<\/code>/);
  expect(asked).toEqual([]);
});

test('infrastructure code that is taken away is told as removed', async () => {
  const ended = await planned((tree) => rm(join(tree, 'infra'), { recursive: true }));
  expect(ended.exitCode, ended.summary).toBe(0);
  expect(ended.summary).toMatch(/by its files: code of \d+ removed/);
  expect(ended.summary).toContain(
    'The repository would have none of its own, and get what the action ships.',
  );
  expect(asked).toEqual([]);
});

test('a CDK app is code of the fork, which is not run, and of which nothing is claimed', async () => {
  const ran = join(folder, 'ran');
  const ended = await planned(async (tree) => {
    const app = `node -e "require('fs').writeFileSync('${ran}', '')"`;
    await writeFile(join(tree, 'infra/cdk.json'), JSON.stringify({ app }));
  });
  expect(ended.exitCode, ended.summary).toBe(0);
  expect(ended.summary).toContain('by its files: a CDK app that is not run');
  expect(ended.summary).toContain(
    '| valid | ➖ not known: it is a CDK app, code of the fork, which is not run |',
  );
  expect(existsSync(ran)).toBe(false);
  expect(asked).toEqual([]);
});
