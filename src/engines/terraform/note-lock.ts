import { hostname } from 'node:os';
import { recordedPid } from './ending.ts';
import { type Event, provesLock } from './events.ts';
import { type LockNote, noteKey, writeNote } from './lock-note.ts';
import { processSpace } from './machine.ts';
import type { StateLock, TerraformOptions } from './options.ts';
import { startOf } from './process-start.ts';
import type { Place, Watcher } from './terraform-run.ts';

/** Notes, at the first event that proves the lock ours, who holds it; `done` when that is written. */
export interface LockNoting {
  readonly watch: Watcher;
  done(): Promise<void>;
}

export function noteLock(options: TerraformOptions, place: Place): LockNoting {
  let noting: Promise<void> | undefined;
  return {
    watch: (event, folder) => {
      if (!provesLock(event)) return;
      noting ??= note(options, place, event, folder).catch((error: unknown) => {
        // Costs a person a force-unlock in the rare case that this machine is lost now.
        options.log.line(`The holder of the state lock could not be noted: ${String(error)}`);
      });
    },
    done: async () => noting,
  };
}

async function note(options: TerraformOptions, place: Place, event: Event, folder: string): Promise<void> {
  const [lock, holder] = await Promise.all([options.backend.lock(place.stack), holderOf(options, folder)]);
  if (lock === undefined || holder === undefined || !isOurs(lock, event.at)) return;
  await writeNote(options.store, noteKey(options.siteKey, place.stack), { lockId: lock.id, ...holder });
}

/**
 * Terraform held the lock when it said this. One taken after it ended, by another terraform on
 * this machine, is younger by the same clock; one taken on another machine carries another name.
 */
function isOurs(lock: StateLock, provedAt: number): boolean {
  return lock.createdAt <= provedAt && lock.who.slice(lock.who.lastIndexOf('@') + 1) === hostname();
}

async function holderOf(
  { job, way }: TerraformOptions,
  folder: string,
): Promise<Omit<LockNote, 'lockId'> | undefined> {
  const started = await recordedPid(folder);
  const pid = started === undefined ? undefined : await way.holder(started);
  const processStart = pid === undefined ? undefined : await startOf(pid);
  if (pid === undefined || processStart === undefined) return undefined;
  const space = await processSpace();
  return {
    pid,
    processStart,
    ...(space === undefined ? {} : { processSpace: space }),
    ...(job.runId === undefined ? {} : { runId: job.runId }),
    attempt: job.attempt,
    runner: job.runner,
  };
}
