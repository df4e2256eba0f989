import { cp, mkdtemp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { openStore } from '../../../src/adapters/store.ts';
import { openCdk } from '../../../src/engines/cdk/open-cdk.ts';
import type { Engine } from '../../../src/ports.ts';
import { openDesk } from '../../cloud/cloudformation/desk.ts';
import type { FullCloud } from '../../cloud/full-cloud.ts';
import { realClock } from '../../cloud/scene-clock.ts';
import { nodePart } from '../../parts/node.ts';

const BUCKET = 'flipgate-bringing';

/** The engine on an app that brings a file, with the packages of infra/cdk. */
export async function engineBringing(cloud: FullCloud, folder: string): Promise<Engine> {
  const app = join(folder, 'bringing');
  await cp(join(import.meta.dirname, 'bringing'), app, { recursive: true });
  await symlink(join(import.meta.dirname, '../../../infra/cdk/node_modules'), join(app, 'node_modules'));
  cloud.s3.create(BUCKET);
  const { environment } = cloud.startChild('deployer', () => {});
  const { config } = openDesk(cloud);
  const { region } = cloud.home;
  const PATH = `${await nodePart().then((node) => join(node, '..'))}:${process.env['PATH'] ?? ''}`;
  const silent = () => {};
  return openCdk({
    infraFolder: app,
    workFolder: await mkdtemp(join(folder, 'work-')),
    site: { name: 'shop', environment: 'bringing', hostname: '', previewHostnames: { blue: '', green: '' } },
    ...{
      userVariables: {},
      bucket: BUCKET,
      region,
      role: 'deploy' as const,
      right: 'execute' as const,
      clock: realClock,
    },
    environment: async () => ({ ...environment, PATH, HOME: folder }),
    boundary: async () => undefined,
    formation: async () => new CloudFormationClient(config),
    job: { attempt: 1 },
    log: {
      ...{ line: silent, notice: silent, warning: silent, foreign: silent, group: silent },
      endGroup: silent,
    },
    store: openStore({ ...config, clock: realClock }, BUCKET),
  });
}
