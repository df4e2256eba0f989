import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseFolder } from '../../app/releases.ts';
import { exists } from '../../parts/cache-folder.ts';
import type { DjangoPart } from '../../parts/django.ts';
import { type OwnedProcess, startOwned } from '../../parts/owned-process.ts';
import type { ContainerStart, LineSink, ProcessRunner, RunningContainer } from '../ecs/task-runtime.ts';
import {
  containerCommand,
  containerEnvironment,
  digestOf,
  mountPaths,
  onVolumes,
} from './container-command.ts';
import { healthCheckIn } from './health-check.ts';

export interface OwnedProcessRunner extends ProcessRunner {
  /** Kills every container that still runs, and resolves when they are gone. */
  close(): Promise<void>;
}

/** The folder with what an image holds that was not built by `buildRelease`; undefined where there is no such image. */
export type TreeOf = (container: ContainerStart) => string | undefined;

/**
 * Runs the containers of releases that `buildRelease` built below `releases`: as processes in a group of
 * their own, ended by process id, none of which outlives this process.
 */
export function processRunner(
  releases: string,
  django: DjangoPart,
  treeOf: TreeOf = () => undefined,
): OwnedProcessRunner {
  const running = new Set<OwnedProcess>();
  return {
    async start(container, line) {
      const folder = treeOf(container) ?? (await pulled(container.image, releases));
      const started = await startContainer(
        container,
        folder,
        await volumesOf(container, releases),
        django,
        line,
      );
      running.add(started.process);
      started.process.exited.then(() => running.delete(started.process));
      return runningContainer(started);
    },
    async close() {
      const left = [...running];
      for (const process of left) process.kill();
      await Promise.all(left.map((process) => process.exited));
    },
  };
}

interface Started {
  readonly process: OwnedProcess;
  readonly port?: number;
  readonly check: NonNullable<RunningContainer['check']>;
}

async function pulled(image: string, releases: string): Promise<string> {
  const digest = digestOf(image);
  const folder = digest === undefined ? undefined : releaseFolder(releases, digest);
  if (folder !== undefined && (await exists(folder))) return folder;
  throw new Error(`failed to resolve ref ${image}: not found`);
}

/** A folder for each volume of the container, empty at its start; gone with the releases. */
async function volumesOf(container: ContainerStart, releases: string): Promise<string> {
  const volumes = join(releases, `volumes-${randomUUID()}`);
  for (const path of mountPaths(container)) await mkdir(join(volumes, path), { recursive: true });
  return volumes;
}

async function startContainer(
  container: ContainerStart,
  folder: string,
  volumes: string,
  django: DjangoPart,
  line: LineSink,
): Promise<Started> {
  const [program = '', ...args] = onVolumes(containerCommand(container), container, volumes);
  const env = containerEnvironment(container, django.bin, folder);
  const check = healthCheckIn(folder, env);
  if (container.containerPorts.length === 0) {
    return { check, process: await startOwned({ program, args, cwd: folder, env, line }) };
  }
  const listen = ['-I', '-S', join(import.meta.dirname, 'listen.py'), program, ...args];
  return {
    check,
    ...(await startListening({ program: django.python, args: listen, cwd: folder, env }, line)),
  };
}

/** The first line is the port; all others are the container's. */
async function startListening(
  start: Omit<Parameters<typeof startOwned>[0], 'line'>,
  line: LineSink,
): Promise<Omit<Started, 'check'>> {
  const told = Promise.withResolvers<string>();
  let sink: LineSink = (first) => {
    sink = line;
    told.resolve(first);
  };
  const process = await startOwned({ ...start, line: (text) => sink(text) });
  process.exited.then((code) =>
    told.reject(new Error(`the container ended with ${code} before it had a port`)),
  );
  const first = await told.promise;
  if (!/^\d+$/.test(first)) throw new Error(first);
  return { process, port: Number(first) };
}

function runningContainer({ process, port, check }: Started): RunningContainer {
  return {
    ...(port !== undefined && { port }),
    exited: process.exited.then((exitCode) => ({ exitCode })),
    check,
    stop: (signal) => (signal === 'SIGKILL' ? process.kill() : process.signal(signal)),
  };
}
