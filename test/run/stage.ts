import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease, releaseFolder } from '../app/releases.ts';
import { collectStatic } from '../app/static-files.ts';
import { processRunner } from '../cloud/processes/process-runner.ts';
import { realClock } from '../cloud/scene-clock.ts';
import { djangoPart } from '../parts/django.ts';
import { startPostgres } from '../parts/postgres.ts';
import { SITE } from '../scenario/requests.ts';
import { Stage } from '../scenario/stage.ts';

export const PASSWORD = 'correct-horse-battery-staple';
/** ECS at its best: what is looked at here is the commands. */
const DELAYS = {
  provisioning: [50, 100],
  pending: [50, 100],
  activating: [10, 20],
  deprovisioning: [50, 100],
  scheduler: [10, 20],
  logs: [50, 100],
} as const;

/**
 * The project of test/app live on the local cloud in real time: its migrations and commands are real processes on a
 * real PostgreSQL, its web is a program.
 */
export async function openLiveStage() {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-run-'));
  const releases = join(folder, 'releases');
  const [django, postgres] = await Promise.all([djangoPart(), startPostgres(join(folder, 'postgres'))]);
  const runner = processRunner(releases, django);
  const stage = await Stage.open({ clock: realClock, runner, delays: DELAYS });
  const { certificates, home } = stage.cloud;
  const arn = `arn:aws:acm:${home.region}:${home.account}:certificate/c1`;
  const hosts = [SITE.hostname, ...Object.values(SITE.previewHostnames)];
  certificates.give(arn, hosts, { 'flipgate:site': 'shop-production' });
  const secrets = {
    DATABASE_URL: postgres.url('app'),
    SECRET_KEY: 'not a secret in a test',
    DJANGO_SUPERUSER_PASSWORD: PASSWORD,
  };
  for (const [name, value] of Object.entries(secrets))
    stage.engine.infra.secrets[name] = stage.cloud.secrets.give(
      `shop-production/${name.toLowerCase()}`,
      value,
    );
  const project = await buildRelease({ kind: 'good', number: 1 }, releases);
  await collectStatic(project.folder);
  const build = stage.build('one', { migrate: { kind: 'process' } });
  const digest = build.image.slice(build.image.indexOf('@') + 1);
  await cp(project.folder, releaseFolder(releases, digest), { recursive: true });

  return {
    stage,
    build,
    postgres,
    /** Its web, as ECS would start it. */
    web: () =>
      runner.start(
        {
          taskArn: 'arn:aws:ecs:eu-central-1:123456789012:task/shop/1',
          ...{ group: 'family:web', taskDefinition: 'web:1', name: 'web' },
          image: build.image,
          environment: { ...secrets, RELEASE: build.release, HOSTNAMES: 'api.example.com' },
          containerPorts: [8000],
          definition: {},
        },
        () => {},
      ),
    async close() {
      await stage.close();
      await runner.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
