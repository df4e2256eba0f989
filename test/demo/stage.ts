import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltRelease, buildRelease, type ReleaseKind } from '../app/releases.ts';
import type { Delays } from '../cloud/ecs/delays.ts';
import type { ProcessRunner } from '../cloud/ecs/task-runtime.ts';
import { type FullCloud, type FullCloudOptions, openFullCloud } from '../cloud/full-cloud.ts';
import { processRunner } from '../cloud/processes/process-runner.ts';
import type { ClosedBy, ImageBuilder } from '../image/builder.ts';
import { djangoPart } from '../parts/django.ts';
import type { Runner } from './action.ts';
import { applyBootstrap } from './bootstrap.ts';
import { bootstrapByCdk } from './bootstrap-by-cdk.ts';
import { addressOf, type CloudAddress } from './cloud-address.ts';
import { giveData } from './given-data.ts';
import { builderFor, treesOf } from './images.ts';
import { endLeftoverTerraform } from './leftover-terraform.ts';
import { FEW_COLLECTIONS, prepareRunner, terraformOrTofu } from './machine.ts';
import { startOldSite } from './old-site.ts';
import { giveImage, pushImage } from './registry.ts';
import { addressesSwapped, type Servers, startServers } from './servers.ts';

export const SITE = { name: 'shop', environment: 'production' } as const;
export const HOSTNAME = 'api.example.com';
/** Where the old site is, as its record says. */
export const OLD_ADDRESS = '203.0.113.10';

/** A platform that is in a hurry: about a third of what Fargate takes. */
const QUICK: Partial<Delays> = {
  provisioning: [800, 2_000],
  pending: [1_000, 3_000],
  activating: [300, 800],
  deprovisioning: [300, 1_000],
  logs: [300, 800],
};
const CERTIFICATE_AFTER_MS = 5_000;

/** Everything that a story plays on: the cloud, real servers, the old site, and a runner with the built action. */
export interface Stage {
  readonly cloud: FullCloud;
  readonly runner: Runner;
  /** What applies the infrastructure; of terraform and tofu what the machine has. */
  readonly engine: 'terraform' | 'tofu' | 'terragrunt' | 'cdk';
  /** Applies bootstrap; before it nothing can be deployed. */
  bootstrap(): Promise<void>;
  /** Builds a release and pushes its image. */
  build(kind: ReleaseKind): Promise<BuiltRelease & { readonly image: string }>;
  /** The folder of their trees; by commit, what tasks of an image run from that was built for real. */
  readonly releases: string;
  readonly trees: Map<string, string>;
  /** The variables of a deploy to a database and cache that nobody's Terraform made. */
  giveData(): Promise<string>;
  /** What the tasks really talk to. */
  readonly servers: Servers;
  /** The cloud, for clients of the AWS SDK. */
  readonly address: CloudAddress;
  /** What builds images where this machine can, and why it cannot. */
  readonly builder: ImageBuilder | string;
  /** Rows of the application's own database. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Ends everything that was started. */
  close(): Promise<void>;
}

export interface StageOptions {
  /** Whether there is to be a builder of images, where the machine allows one. */
  readonly images: 'pushed' | 'built';
  readonly delays: Partial<Delays>;
  readonly engine: 'terraform' | 'cdk';
}

/** @throws Failure naming what is missing. */
export async function openStage(options: Partial<StageOptions> = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-stage-'));
  // PostgreSQL may have to run as somebody else, who must reach its own folder in it.
  await chmod(folder, 0o711);
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  const closedBy = <T>(opened: T, end: (opened: T) => Promise<unknown>): T => {
    closing.push(() => end(opened));
    return opened;
  };
  try {
    return {
      ...(await open(folder, closedBy, { images: 'pushed', delays: QUICK, engine: 'terraform', ...options })),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  folder: string,
  closedBy: ClosedBy,
  { images, delays, engine }: StageOptions,
): Promise<Omit<Stage, 'close'>> {
  const releases = join(folder, 'releases');
  const starting = [
    startServers(folder).then((started) => closedBy(started, (one) => one.stop())),
    builderFor(join(folder, 'builder'), closedBy, images),
  ] as const;
  // What the one has started is ended also where the other fails.
  await Promise.allSettled(starting);
  const [servers, builder] = await Promise.all(starting);
  const registry = typeof builder === 'string' ? {} : { registry: builder.registry };
  const trees = new Map<string, string>();
  const containers = closedBy(processRunner(releases, await djangoPart(), treesOf(builder, trees)), (one) =>
    one.close(),
  );
  const cloud = closedBy(await openCloudFor(containers, servers, { ...registry, delays }), (one) =>
    one.close(),
  );
  const oldSite = closedBy(await startOldSite(), (one) => one.close());
  cloud.edge.elsewhere.set(OLD_ADDRESS, { kind: 'address', host: '127.0.0.1', port: oldSite.port });
  cloud.zone.add({ type: 'A', name: HOSTNAME, content: OLD_ADDRESS, proxied: true });
  const runner = closedBy(await prepareRunner(folder, builder), (one) => endLeftoverTerraform(one.temp));

  const { environment } = cloud.startChild('shell', () => {});
  const address = addressOf(cloud, environment);
  let repository = '';
  return {
    ...{ cloud, runner, builder, releases, trees },
    engine: engine === 'cdk' ? 'cdk' : await terraformOrTofu(),
    bootstrap: async () => {
      const { account, region } = cloud.home;
      const made =
        engine === 'cdk'
          ? await bootstrapByCdk(environment, SITE, account, region)
          : await applyBootstrap({ ...environment, ...FEW_COLLECTIONS }, SITE);
      repository = made.imageRepository;
    },
    build: async (kind) => {
      const release = await buildRelease(kind, releases);
      trees.set(release.commit, release.folder);
      if (typeof builder === 'string')
        return { ...release, image: await pushImage(address, repository, release) };
      return { ...release, image: giveImage(builder.registry.images, repository, release) };
    },
    giveData: () => giveData(address, servers),
    servers,
    address,
    query: (sql) => servers.postgres.query('app', sql),
  };
}

/** Its containers are processes that talk to real servers. */
async function openCloudFor(
  containers: ProcessRunner,
  servers: Servers,
  more: Pick<FullCloudOptions, 'registry' | 'delays'>,
): Promise<FullCloud> {
  const cloud = await openFullCloud({
    runner: containers,
    otherwise: { kind: 'process' },
    ...more,
    secretValue: (stored) => addressesSwapped(servers, stored),
  });
  cloud.certificates.issuedAfter = CERTIFICATE_AFTER_MS;
  return cloud;
}
