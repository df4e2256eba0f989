import { get } from 'node:http';
import type { Health } from '../ecs/behaviour.ts';
import type { Backend, CheckResult } from './target.ts';

/** Asks a real process, as a load balancer does: by its address as Host, on a connection of its own. */
export function checkProcess(
  port: number,
  path: string,
  host: string,
  timeoutMs: number,
): Promise<CheckResult> {
  return new Promise((resolve) => {
    const headers = { host, 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' };
    const request = get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.resume();
      response.on('error', () => resolve({ kind: 'no-connection' }));
      response.on('end', () => resolve({ kind: 'status', status: response.statusCode ?? 0 }));
    });
    request.setTimeout(timeoutMs, () => {
      resolve({ kind: 'timeout' });
      request.destroy();
    });
    request.on('error', () => resolve({ kind: 'no-connection' }));
  });
}

/** How a record takes a check, `now` in milliseconds since the epoch. */
export async function checkRecord(
  backend: Extract<Backend, { kind: 'record' }>,
  path: string,
  host: string,
  now: number,
): Promise<CheckResult> {
  if (backend.health !== undefined) {
    return passes(backend.health, now - backend.since)
      ? { kind: 'status', status: 200 }
      : { kind: 'no-connection' };
  }
  if (backend.answer === undefined) return { kind: 'status', status: 200 };
  const headers = { host, 'user-agent': 'ELB-HealthChecker/2.0' };
  const answer = await backend.answer({ method: 'GET', url: path, headers, body: new Uint8Array() });
  return { kind: 'status', status: answer.status };
}

function passes(health: Health, age: number): boolean {
  if (typeof health === 'string') return health === 'passes';
  return 'passesAfter' in health ? age >= health.passesAfter : age < health.failsAfter;
}
