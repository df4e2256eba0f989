import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { builtGoProgram } from './go-program.ts';
import { onPath } from './on-path.ts';
import { runcPart } from './runc.ts';
import { startServer } from './server-start.ts';

const VERSION = '0.34.2';
const REMEDY = `Install buildkitd ${VERSION} on PATH, or a Go that can build it.`;

export interface BuildKit {
  /** For buildx's remote driver. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * BuildKit's daemon: on PATH, else built once from its Go module.
 * @throws Failure naming what to install.
 */
export async function buildkitPart(): Promise<string> {
  const program = (await onPath('buildkitd')) ?? (await built());
  if (program !== undefined) return program;
  throw new Failure('buildkitd is not on PATH, nor is a Go to build it with.', REMEDY);
}

function built(): Promise<string | undefined> {
  const module = 'github.com/moby/buildkit';
  return builtGoProgram({
    name: 'buildkitd',
    title: 'BuildKit',
    module,
    version: VERSION,
    main: './cmd/buildkitd',
    ldflags: `-X ${module}/version.Version=v${VERSION}`,
    compiled: 'well',
    takes: '2 min',
    remedy: REMEDY,
  });
}

/**
 * BuildKit on a free port of 127.0.0.1, with nothing kept from an earlier run; its containers use the
 * machine's network, where package registries and the proof's own are. Emulation takes all that it is given, so
 * a build gives way to what else its session does. It needs root, and a kernel that gives it namespaces and mounts.
 * @param mirror where images of Docker Hub come from, for example `127.0.0.1:1234`.
 * @throws Failure when it cannot be had or does not start.
 */
export async function startBuildKit(folder: string, mirror: string): Promise<BuildKit> {
  const [program, runc] = [await buildkitPart(), await runcPart()];
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'buildkitd.toml');
  await writeFile(file, configuration(folder, runc, mirror));
  const path = [dirname(runc), '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(delimiter);
  const { port, process } = await startServer(
    'BuildKit',
    (free) => ({
      program: 'nice',
      args: ['-n', '19', ...OWN, program, '--config', file, '--addr', `tcp://127.0.0.1:${free}`],
      cwd: folder,
      env: { PATH: path, HOME: folder, TMPDIR: folder },
    }),
    async (lines, _pid, free) => lines.some((line) => line.includes(`running server on 127.0.0.1:${free}`)),
  );
  return {
    address: `tcp://127.0.0.1:${port}`,
    stop: async () => {
      process.kill();
      await process.exited;
    },
  };
}

/** Namespaces of its own: whatever it has started and mounted ends with it, however it ends. */
const OWN = ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--'];

function configuration(folder: string, runc: string, mirror: string): string {
  return `root = ${JSON.stringify(join(folder, 'root'))}

[worker.containerd]
  enabled = false

[worker.oci]
  enabled = true
  binary = ${JSON.stringify(runc)}
  networkMode = "host"

[registry."docker.io"]
  mirrors = [${JSON.stringify(mirror)}]

[registry.${JSON.stringify(mirror)}]
  http = true
`;
}
