import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Ending } from '../terraform/ending.ts';
import { runSupervised } from '../terraform/supervised.ts';
import { isThere } from './app-folder.ts';
import type { CdkOptions } from './options.ts';

export interface Ran {
  readonly ending: Ending;
  readonly stderr: string;
}

/** Where a command runs, and what for. */
interface Cwd {
  readonly app: string;
  /** In names of folders. */
  readonly stack: string;
}

/**
 * Runs the app's own `cdk`, of its lock file, by the Node that runs the action: the app is TypeScript that an older one cannot read.
 * @throws Failure when the app's packages cannot be installed.
 */
export async function runCdk(
  options: CdkOptions,
  { app, stack }: Cwd,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Ran> {
  await installed(options, app, signal);
  const cdk = join(app, 'node_modules/aws-cdk/bin/cdk');
  return run(options, { app, stack }, [process.execPath, cdk, ...args], signal);
}

async function installed(options: CdkOptions, app: string, signal: AbortSignal): Promise<void> {
  if (await isThere(join(app, 'node_modules/aws-cdk/bin/cdk'))) return;
  options.log.line("the CDK app's packages are installed, by its lock file");
  const { ending, stderr } = await run(
    { ...options, environment: async () => withoutCredentials(await options.environment()) },
    { app, stack: 'packages' },
    ['npm', 'ci', '--no-audit', '--no-fund'],
    signal,
  );
  const isDone = ending.kind === 'exited' && ending.code === 0;
  if (isDone && (await isThere(join(app, 'node_modules/aws-cdk/bin/cdk')))) return;
  throw new Failure(
    isDone ? `The packages of ${app} bring no aws-cdk.` : `npm ci in ${app} did not end well.`,
    'Have aws-cdk among the devDependencies of its package.json, commit package-lock.json, and let the job reach the registry.',
    { logLines: stderr.split('\n').filter((line) => line !== '') },
  );
}

/** Scripts of packages run when they are installed: AWS is nothing to them. */
function withoutCredentials(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name]) => !/^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/.test(name),
    ),
  );
}

async function run(
  options: CdkOptions,
  { app: cwd, stack }: Cwd,
  [program = '', ...args]: readonly string[],
  signal: AbortSignal,
): Promise<Ran> {
  signal.throwIfAborted();
  const place = join(options.workFolder, stack);
  await mkdir(place, { recursive: true, mode: 0o700 });
  // Named after the command, which is the first word that is no path.
  const command = args.find((word) => !word.startsWith('/')) ?? program;
  const folder = await mkdtemp(join(place, `${command.replaceAll('-', '_')}-`));
  const given = await options.environment();
  const PATH = [dirname(process.execPath), given['PATH'] ?? ''].join(delimiter);
  // The command line keeps what it learns of an account in the home folder: two of them must not meet there.
  const env = {
    ...given,
    PATH,
    CDK_HOME: folder,
    CDK_DISABLE_VERSION_CHECK: '1',
    AWS_REGION: options.region,
  };
  const ending = await runSupervised({ program, args, cwd, env, folder, child: undefined }, signal);
  return { ending, stderr: await readFile(join(folder, 'stderr'), 'utf8').catch(() => '') };
}
