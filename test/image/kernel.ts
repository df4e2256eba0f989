import { Failure } from '../../src/model/failure.ts';
import { command } from '../parts/command.ts';

/** Says in the closing lines why nothing was shown, and whether that is accepted. */
export const ACCEPT = 'FLIPGATE_ACCEPT_NO_BUILDKIT';

/** Why containers cannot be started on this machine; undefined when they can. */
export async function refusedByMachine(): Promise<string | undefined> {
  if (process.platform !== 'linux') return `BuildKit and runc need Linux, and this is ${process.platform}.`;
  if (process.getuid?.() !== 0) return 'BuildKit and runc need root here, and this user is not.';
  const tried = ['--mount', '--pid', '--ipc', '--uts', '--fork', 'mount', '-t', 'proc', 'proc', '/proc'];
  const { exitCode, output } = await command('unshare', tried);
  if (exitCode === 0) return undefined;
  return `The kernel gives no namespaces and mounts: ${output.trim() || 'there is no unshare'}.`;
}

/** An emulator that the kernel does not take is the machine's fault too, and no failed check. */
export function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && error.message.startsWith('The kernel ');
}
