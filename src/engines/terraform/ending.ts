import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { childNamed } from './child-named.ts';
import { startOf } from './process-start.ts';

const ended = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exited'), code: z.number(), interruptedFor: z.string().optional() }),
  z.object({ kind: z.literal('killed'), signal: z.string(), interruptedFor: z.string().optional() }),
  z.object({ kind: z.literal('not started'), cause: z.string(), interruptedFor: z.string().optional() }),
]);
/** How a supervised command ended; `unwatched` when something killed its supervisor. */
export type Ending = z.infer<typeof ended> | { readonly kind: 'unwatched'; readonly interruptedFor?: string };

/** The record that the watchdog left. Without one its terraform is interrupted in its place, and waited for. */
export async function readEnding(folder: string): Promise<Ending> {
  const text = await readFile(join(folder, 'ending.json'), 'utf8').catch(() => undefined);
  if (text !== undefined) return ended.parse(JSON.parse(text));
  const started = await recorded(folder);
  const pid = started?.pid;
  const start = pid === undefined ? undefined : await startOf(pid);
  if (pid !== undefined && start !== undefined) {
    // As the watchdog would have.
    interrupt((started?.child && childNamed(pid, started.child)) || pid);
    while ((await startOf(pid)) === start) await sleep(500);
  }
  return { kind: 'unwatched' };
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It ended between the look and the signal.
  }
}

/** The process id of the terraform that was started with this folder; undefined when it was not. */
export async function recordedPid(folder: string): Promise<number | undefined> {
  return (await recorded(folder))?.pid;
}

const record = z.object({ pid: z.number(), child: z.string().optional() });

async function recorded(folder: string): Promise<z.infer<typeof record> | undefined> {
  const text = await readFile(join(folder, 'process.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : record.parse(JSON.parse(text));
}
