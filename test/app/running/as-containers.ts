import { join } from 'node:path';
import { Failure } from '../../../src/model/failure.ts';
import { command } from '../../parts/command.ts';
import { dockerPart } from '../../parts/docker.ts';
import { startOwned } from '../../parts/owned-process.ts';
import { progress } from '../../parts/progress.ts';
import type { Way } from './way.ts';

const IMAGE = 'flipgate-app';
const PROJECT = join(import.meta.dirname, '..', 'project');

/**
 * Containers of the image, by the machine's Docker engine, as ECS runs them: on a root file system that nobody can
 * write to. They use the machine's network, where the servers are.
 * @throws Failure when there is no engine, or the image is not built.
 */
export async function asContainers(): Promise<Way> {
  const docker = await dockerPart();
  const engine = await command(docker, ['version', '--format', '{{.Server.Version}}']);
  if (engine.exitCode !== 0)
    throw new Failure(
      'No Docker engine answers, and --image needs one.',
      'Start Docker, or leave --image away: then the same runs as processes. `npm run image` builds and starts the image without an engine.',
      { logLines: engine.output.trimEnd().split('\n') },
    );
  progress('building the image of test/app, about 1 min');
  const built = await command(docker, ['build', '--tag', IMAGE, PROJECT]);
  if (built.exitCode !== 0)
    throw new Failure('The image is not built.', 'Read its last lines.', {
      logLines: built.output.trimEnd().split('\n').slice(-20),
    });
  return {
    what: `containers of its image, by Docker ${engine.stdout.trim()}`,
    start: (name, args, environment, line) =>
      startOwned({
        program: docker,
        args: runArguments(name, args, environment),
        cwd: '/',
        env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' },
        line,
      }),
  };
}

export function runArguments(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    ...['run', '--rm', '--name', `${IMAGE}-${name}-${process.pid}`, '--network', 'host', '--read-only'],
    ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    IMAGE,
    ...args,
  ];
}
