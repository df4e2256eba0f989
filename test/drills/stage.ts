import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { buildRelease } from '../app/releases.ts';
import { Caches } from '../cloud/data-servers/caches.ts';
import { Databases } from '../cloud/data-servers/databases.ts';
import { openFullCloud } from '../cloud/full-cloud.ts';
import { processRunner } from '../cloud/processes/process-runner.ts';
import { awsCliPart } from '../parts/aws-cli.ts';
import { command } from '../parts/command.ts';
import { djangoPart } from '../parts/django.ts';
import { startPostgres } from '../parts/postgres.ts';
import { checkPasswords, makeMaster } from '../rotation/password-checked.ts';
import { migrateTask, webService } from './release-in-blue.ts';

export const PREFIX = 'shop-production';
const DRILLS = join(import.meta.dirname, '..', '..', 'infra', 'drills');
/** How long ECS takes for a task is not what drills are about. */
const BRISK = { provisioning: [300, 600], pending: [300, 600], deprovisioning: [200, 400] } as const;
const PASSWORD = 'apassword';
const TOKEN = 'atokenofletters0';

/**
 * An environment with a real database and a real cache behind the emulator's records, and blue live: its tasks are processes. The
 * drills run as a person runs them, by bash and the AWS CLI.
 */
export async function openStage() {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-drills-'));
  const releases = join(folder, 'releases');
  const [django, postgres, cli] = await Promise.all([
    djangoPart(),
    startPostgres(join(folder, 'postgres')),
    awsCliPart(),
  ]);
  await makeMaster(postgres, 'app', PASSWORD);
  await checkPasswords(postgres);
  const [databases, caches] = [new Databases(), new Caches()];
  const runner = processRunner(releases, django);
  const cloud = await openFullCloud({
    runner,
    otherwise: { kind: 'process' },
    delays: BRISK,
    servers: (emulator) => caches.behind(databases.behind(emulator)),
  });
  const child = cloud.startChild('person', () => {});
  const env = { ...child.environment, PATH: `${dirname(cli)}${delimiter}${process.env['PATH'] ?? ''}` };
  const aws = async (...args: readonly string[]): Promise<string> => {
    const { exitCode, output } = await command('aws', args, { env });
    if (exitCode !== 0) throw new Error(output);
    return output.trim();
  };
  const ports = {
    database: await databases.serve(PREFIX, postgres),
    cache: await caches.serve(PREFIX, TOKEN),
  };
  const cacheUrl = (database: number) => `redis://:${TOKEN}@127.0.0.1:${ports.cache}/${database}`;
  const secrets = {
    DATABASE_URL: await secret(
      aws,
      'database-url',
      `postgresql://app:${PASSWORD}@127.0.0.1:${ports.database}/app`,
    ),
    CACHE_URL: await secret(aws, 'cache-url', cacheUrl(0)),
    BROKER_URL: await secret(aws, 'broker-url', cacheUrl(1)),
    SECRET_KEY: await secret(aws, 'secret-key', 'not a secret in a test'),
  };
  await secret(aws, 'redis-token', TOKEN);
  const ecs = new ECSClient({
    endpoint: cloud.address,
    region: cloud.home.region,
    credentials: { accessKeyId: cloud.home.account, secretAccessKey: 'local' },
  });
  await ecs.send(new CreateClusterCommand({ clusterName: PREFIX }));
  const release = await buildRelease({ kind: 'good', number: 1 }, releases);
  const image = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@${release.digest}`;
  await webService(ecs, image, secrets);
  await migrateTask(ecs, image, secrets);

  return {
    cloud,
    postgres,
    aws,
    ecs,
    env,
    cacheUrl,
    python: django.python,
    script: (name: string) => join(DRILLS, name),
    run: (name: string, ...args: readonly string[]) =>
      command('bash', [join(DRILLS, name), ...args], { env }),
    async close() {
      await cloud.close();
      await runner.close();
      await Promise.all([databases.close(), caches.close()]);
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

async function secret(aws: (...args: readonly string[]) => Promise<string>, name: string, value: string) {
  const made = [
    '--name',
    `${PREFIX}/${name}`,
    '--secret-string',
    value,
    '--query',
    'ARN',
    '--output',
    'text',
  ];
  return aws('secretsmanager', 'create-secret', ...made);
}
