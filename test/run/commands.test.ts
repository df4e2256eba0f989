import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf, told } from '../scenario/acts.ts';
import { openLiveStage, PASSWORD } from './stage.ts';

let live: Awaited<ReturnType<typeof openLiveStage>>;

beforeAll(async () => {
  live = await openLiveStage();
  const { outcome, log } = await live.stage.deploy(live.build, { bakeMs: 0, verifyPaths: [] });
  expect(told(outcome), log.join('\n')).toMatchObject({ result: 'live' });
  // The guard goes before the real command in the real chain: its report has come through the task's log.
  const [attempt] = live.stage.ledger().releases[0]?.migrations ?? [];
  expect(attempt).toMatchObject({ state: 'passed', report: { guarded: true, refused: [] } });
  expect(attempt?.report?.applied).toContain('orders.0001_initial');
});
afterAll(() => live?.close());

test('a superuser without its password in any log, and logging in to the admin with it', async () => {
  const command = 'python manage.py createsuperuser --noinput --username ada --email ada@example.com';
  const { outcome, log, calls } = await live.stage.run(command);
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(log.join('\n')).toContain('Superuser created successfully.');
  expect(JSON.stringify([outcome, log, calls, live.stage.ledger()])).not.toContain(PASSWORD);
  const { port } = await live.web();
  const up = () =>
    send(port, 'GET', {}).then(
      ({ status }) => status,
      () => undefined,
    );
  await expect.poll(up, { timeout: 20_000 }).toBe(200);
  expect(await logIn(port, 'wrong')).toMatchObject({ status: 200 });
  expect(await logIn(port, PASSWORD)).toMatchObject({ status: 302, location: '/admin/' });
});

test('one that fails: its exit code and its last lines', async () => {
  const { outcome } = await live.stage.run('python manage.py migrate nowhere');
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).message).toContain('exit code 1');
  expect(failureOf(outcome).logLines.join('\n')).toContain("No installed app with label 'nowhere'");
});

test('one that hangs is stopped when its time is over', async () => {
  const { outcome, log } = await live.stage.run(
    'python -u -c "import os, time; print(os.getpid(), flush=True); time.sleep(600)"',
    { timeoutMs: 4_000 },
  );
  expect(failureOf(outcome).message).toBe('The time given by `timeout` is over.');
  const pid = Number(log.map((line) => /^\| (\d+)$/.exec(line)?.[1]).find(Boolean));
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

test('one that prints 50 MB is read to its end, page by page', async () => {
  const { outcome, log } = await live.stage.run(`python -c "for i in range(50_000): print(i, 'x' * 1_000)"`);
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(log.filter((line) => line.endsWith('xxx'))).toHaveLength(50_000);
  expect(log.findLast((line) => line.endsWith('xxx'))).toMatch(/^\| 49999 /);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function logIn(port: number | undefined, password: string) {
  const form = await send(port, 'GET', {});
  const cookie = form.cookies.find((one) => one.startsWith('csrftoken='))?.split(';')[0] ?? '';
  const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, username: 'ada', password });
  return send(port, 'POST', { cookie, referer: 'https://api.example.com/admin/login/' }, body.toString());
}

interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly cookies: readonly string[];
  readonly body: string;
}

function send(
  port: number | undefined,
  method: string,
  more: Record<string, string>,
  form?: string,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = {
      host: 'api.example.com',
      'x-forwarded-proto': 'https',
      'content-type': 'application/x-www-form-urlencoded',
      ...more,
    };
    const path = '/admin/login/?next=/admin/';
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('end', () =>
        done({
          status: answer.statusCode,
          location: answer.headers.location,
          cookies: answer.headers['set-cookie'] ?? [],
          body,
        }),
      );
      answer.on('error', fail);
    });
    sent.on('error', fail).end(form);
  });
}
