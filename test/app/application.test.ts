import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { runArguments } from './running/as-containers.ts';

test('npm run app answers its health path, a page and a static file, and stops cleanly', async () => {
  const main = join(import.meta.dirname, 'main.ts');
  const { exitCode, output } = await command(process.execPath, [main, '--once']);
  expect(output).toContain('GET /healthz: 200 ok, x-release aaaa');
  expect(output).toContain('GET /orders/: 200 {"build": 1, "orders": []}');
  expect(output).toMatch(/GET \/static\/\S+\.[0-9a-f]{12}\.css: 200, max-age=315360000, public, immutable/);
  expect(output).toContain('exit codes: web 0, worker 0, beat 0');
  expect(exitCode).toBe(0);
});

test('containers run on a root that nobody can write to', () => {
  expect(runArguments('web', ['gunicorn', 'shop.wsgi'], { PORT: '1' }).join(' ')).toBe(
    `run --rm --name flipgate-app-web-${process.pid} --network host --read-only --env PORT=1 flipgate-app gunicorn shop.wsgi`,
  );
});
