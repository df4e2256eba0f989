import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulatorPart } from '../parts/emulator.ts';
import type { Caller } from './caller.ts';
import { type Child, Children } from './children.ts';
import { assemble, type Cloud, type CloudOptions, shapesOf } from './cloud.ts';
import { FULL_TOKEN } from './cloudflare/access.ts';
import { CLOUDFLARE_PATH, GITHUB_PATH } from './door.ts';
import type { SecretValue } from './ecs/model.ts';
import { openAuthority } from './edge/authority.ts';
import { listenSecurely } from './edge/secure-proxy.ts';
import { backingOf } from './emulator/backing.ts';
import { startEmulator } from './emulator/emulator.ts';
import { listen } from './listen.ts';
import type { OpenRegistry } from './registry/open-registry.ts';
import type { CloudRequest, Room } from './room.ts';

export interface CloudChild {
  readonly caller: Caller;
  /** What the process must have in its environment to live on this cloud. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its token for Cloudflare and GitHub. */
  readonly token: string;
}

/** The cloud with the emulator behind it, on ports of 127.0.0.1, under real time. */
export interface FullCloud extends Cloud {
  /** The one address of AWS, Cloudflare and GitHub. */
  readonly address: string;
  /** A plain HTTP front of the edge, where the Host header decides; its requests are not numbered. */
  readonly trafficPort: number;
  /** @param kill ends the process when a fault says so. */
  startChild(name: string, kill: () => void): CloudChild;
}

export interface FullCloudOptions extends Omit<CloudOptions, 'clock'> {
  /** What a container gets for a secret, from what the emulator has stored: here an address may be swapped for a real server's. */
  readonly secretValue?: (stored: SecretValue) => SecretValue;
  /** Real servers behind what the emulator keeps as records: stands in front of it. */
  readonly servers?: (emulator: Room) => Room;
  /** A real registry, in front of which ECR is answered. */
  readonly registry?: OpenRegistry;
}

/** @throws Failure when the emulator cannot be had or does not start. */
export async function openFullCloud(options: FullCloudOptions = {}): Promise<FullCloud> {
  const home = { account: options.account ?? '123456789012', region: options.region ?? 'eu-central-1' };
  const part = await emulatorPart();
  const shapes = await shapesOf({ botocoreData: options.botocoreData ?? part.botocoreData });
  const emulator = await startEmulator(part.python, home);
  const backing = backingOf(emulator, home);
  const secretValue = options.secretValue?.(backing.secretValue) ?? backing.secretValue;
  const cloud = assemble({ ...options, ...home }, shapes, {
    ...backing,
    emulator: options.servers?.(backing.emulator) ?? backing.emulator,
    secretValue,
    ...(options.registry ? { registry: options.registry } : {}),
  });
  const children = new Children();
  const api = await listen((request) => cloud.door.answer(request, children.callerOf(request)));
  const traffic = await listen((request) => cloud.edge.answer(request));
  const front = await openSecureFront(cloud, children);
  const address = `http://127.0.0.1:${api.port}`;
  return {
    ...cloud,
    address,
    trafficPort: traffic.port,
    startChild: (name, kill) => {
      const child = children.start(name, kill);
      cloud.cloudflare.tokens.set(child.key, FULL_TOKEN);
      return {
        caller: child.caller,
        token: child.key,
        environment: environment(child, address, front, home),
      };
    },
    close: async () => {
      await Promise.all([api.close(), traffic.close(), front.close()]);
      await cloud.close();
      await emulator.stop();
    },
  };
}

interface SecureFront {
  readonly port: number;
  /** A folder of its own, with the authority's certificate in it. */
  readonly folder: string;
  close(): Promise<void>;
}

/** HTTPS to the zone's hosts, for probes that come as real clients do. */
async function openSecureFront(cloud: Cloud, children: Children): Promise<SecureFront> {
  const { zone, edge, wire, clock } = cloud;
  const authority = await openAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-edge-'));
  await writeFile(certificateIn(folder), authority.cert);
  const certificate = await authority.issue([zone.name, `*.${zone.name}`]);
  const serves = (host: string) => host === zone.name || host.endsWith(`.${zone.name}`);
  const ask = (request: CloudRequest, user: string | undefined) => {
    const caller = children.named(user);
    if (!caller) return edge.answer(request);
    const facts = { service: 'edge', operation: 'probe', target: `${request.headers['host']}${request.url}` };
    return clock.flight(() => wire.pass(caller, facts, request, (asked) => edge.answer(asked)));
  };
  const front = await listenSecurely(certificate, serves, ask);
  return {
    port: front.port,
    folder,
    close: async () => {
      await front.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function certificateIn(folder: string): string {
  return join(folder, 'authority.pem');
}

function environment(child: Child, address: string, front: SecureFront, home: { readonly region: string }) {
  return {
    AWS_ENDPOINT_URL: address,
    AWS_REGION: home.region,
    AWS_DEFAULT_REGION: home.region,
    AWS_ACCESS_KEY_ID: child.key,
    AWS_SECRET_ACCESS_KEY: 'local-cloud',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(front.folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(front.folder, 'no-credentials'),
    CLOUDFLARE_BASE_URL: address + CLOUDFLARE_PATH,
    GITHUB_API_URL: address + GITHUB_PATH,
    HTTPS_PROXY: `http://${child.key}:x@127.0.0.1:${front.port}`,
    NO_PROXY: '127.0.0.1,localhost',
    NODE_EXTRA_CA_CERTS: certificateIn(front.folder),
  };
}
