import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

/** How a group is asked to end when its owner is gone. */
export type EndSignal = 'TERM' | 'INT';

let pipe: Writable | undefined;

/**
 * Has a process group ended when this process is gone, also by SIGKILL: then nothing of ours runs that
 * could do it, so one small shell in a session of its own watches a pipe that closes with us.
 * @returns to be called when the group has ended.
 */
export function guard(group: number, signal: EndSignal): () => void {
  pipe ??= start();
  pipe.write(`+ ${group} ${signal}\n`);
  return () => pipe?.write(`- ${group} ${signal}\n`);
}

function start(): Writable {
  const script = join(import.meta.dirname, 'guard.sh');
  const child = spawn('/bin/sh', [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  (child.stdin as Writable & { unref(): void }).unref();
  return child.stdin;
}
