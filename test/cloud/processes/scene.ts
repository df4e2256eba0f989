import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltRelease, buildRelease, type ReleaseKind } from '../../app/releases.ts';
import { djangoPart } from '../../parts/django.ts';
import { startPostgres } from '../../parts/postgres.ts';
import { startValkey } from '../../parts/valkey.ts';
import type { RunningContainer } from '../ecs/task-runtime.ts';
import { processRunner } from './process-runner.ts';

export const PUBLIC = 'api.example.com';
export const PREVIEW = 'api-green.example.com';

/** A container together with the lines that it has written so far. */
export interface Watched extends RunningContainer {
  readonly lines: readonly string[];
}

/** Database, cache and runner, and releases to run on them. */
export async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-'));
  const [django, postgres, valkey] = await Promise.all([
    djangoPart(),
    startPostgres(join(folder, 'postgres')),
    startValkey(join(folder, 'valkey')),
  ]);
  const releases = join(folder, 'releases');
  const runner = processRunner(releases, django);

  const image = ({ digest }: BuiltRelease) =>
    `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@${digest}`;
  const environment = ({ commit }: BuiltRelease) => ({
    RELEASE: commit,
    HOSTNAMES: `${PUBLIC},${PREVIEW}`,
    SECRET_KEY: 'not a secret in a test',
    DATABASE_URL: postgres.url('app'),
    CACHE_URL: valkey.url(0),
    BROKER_URL: valkey.url(1),
  });

  async function start(name: string, release: BuiltRelease, command?: readonly string[]): Promise<Watched> {
    const lines: string[] = [];
    const container = await runner.start(
      {
        taskArn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/1',
        group: `family:${name}`,
        taskDefinition: `${name}:1`,
        name,
        image: image(release),
        ...(command && { command }),
        environment: environment(release),
        containerPorts: name === 'web' ? [8000] : [],
        definition: {},
      },
      (line) => lines.push(line),
    );
    return { ...container, lines };
  }

  return {
    postgres,
    runner,
    start,
    image,
    environment,
    build: (kind: ReleaseKind) => buildRelease(kind, releases),
    async close() {
      await runner.close();
      await Promise.all([postgres.stop(), valkey.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as a load balancer passes it on after it ended TLS; with a body it is a POST. */
export function ask(port: number | undefined, path: string, host: string, body?: object): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = { host, 'x-forwarded-proto': 'https', 'content-type': 'application/json' };
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      answer.on('error', fail);
    });
    sent.on('error', fail).end(body === undefined ? undefined : JSON.stringify(body));
  });
}
