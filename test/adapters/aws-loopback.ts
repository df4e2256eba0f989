import type { AwsConnection } from '../../src/adapters/aws-connection.ts';
import { type Answer, type Loopback, openLoopback, type Script } from './loopback.ts';
import { notedClock } from './noted-clock.ts';

export interface AwsLoopback extends AsyncDisposable {
  readonly server: Loopback;
  readonly connection: AwsConnection;
  /** Milliseconds that the adapters slept. */
  readonly slept: readonly number[];
}

/** A connection whose every service is the given script. */
export async function openAwsLoopback(script: Script): Promise<AwsLoopback> {
  const server = await openLoopback(script);
  const clock = notedClock();
  return {
    server,
    slept: clock.slept,
    connection: {
      region: 'eu-central-1',
      endpoint: server.url,
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
      clock,
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** An error as the services that speak JSON answer it. */
export function awsRefusal(name: string, message: string, status = 400): Answer {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': name };
  return { status, headers, body: JSON.stringify({ __type: name, message }) };
}

/** The operation that a request to a JSON service names. */
export function operation(headers: Readonly<Record<string, unknown>>): string {
  return String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
}
