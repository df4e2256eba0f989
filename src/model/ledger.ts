import type { Color } from './color.ts';
import type { DnsRecord } from './dns-record.ts';
import { Failure } from './failure.ts';
import type { MigrationAttempt, MigrationPhase, Release } from './release.ts';
import type { Removals } from './removal.ts';
import { atHome } from './task-definition.ts';

/** The list of releases of one environment, oldest first; lines are appended and completed, never removed. */
export interface Ledger {
  readonly version: 1;
  readonly releases: readonly Release[];
  /** The records that a first deploy took over from, whole. */
  readonly adopted?: { readonly records: readonly DnsRecord[]; readonly at: number };
  /** The Cloudflare zone that the newest deploy worked in: spares a rollback the question. */
  readonly zoneId?: string;
  /** Colours whose stack was taken away, or was begun to be. A deploy strikes its colour out before it builds it anew. */
  readonly removed?: Removals;
}

export const EMPTY_LEDGER: Ledger = { version: 1, releases: [] };

/** Releases that can come back by definitions; older lines keep everything else. Bounds the object's size. */
export const KEPT_DEFINITIONS = 30;

export type NewRelease = Omit<Release, 'number'>;

export function appendRelease(ledger: Ledger, release: NewRelease): Ledger {
  const number = (ledger.releases.at(-1)?.number ?? 0) + 1;
  const releases = [...ledger.releases, { ...release, number }];
  const cut = releases.length - KEPT_DEFINITIONS;
  return {
    ...ledger,
    releases: releases.map((line, at) => (at < cut ? shortened(line) : line)),
  };
}

function shortened({ carries: _, ...line }: Release): Release {
  return { ...line, definitions: {} };
}

export function updateRelease(ledger: Ledger, number: number, change: (release: Release) => Release): Ledger {
  return {
    ...ledger,
    releases: ledger.releases.map((line) => (line.number === number ? change(line) : line)),
  };
}

/** The newest line of a colour, whatever became of it: where its stack's outputs are found. */
export function newestOfColor(ledger: Ledger, color: Color): Release | undefined {
  return ledger.releases.findLast((line) => line.color === color);
}

/**
 * The release on a colour's stack as it stands, whichever release built that: its definitions with the roles and logs of
 * this stack, since those of the other colour's may be gone.
 *
 * @throws Failure when no release was ever deployed to the colour.
 */
export function onStackOf(ledger: Ledger, color: Color, line: Release): Release {
  const newest = newestOfColor(ledger, color);
  if (newest) {
    const { outputs, shared } = newest;
    return { ...line, color, outputs, shared, definitions: atHome(line.definitions, newest.definitions) };
  }
  throw new Failure(
    `The colour ${color} was never built.`,
    'Go back inside the live colour with `in-place: true`, or deploy the older commit.',
  );
}

/**
 * What is live unless the record was moved by hand: a guess that the record has to confirm before anything rests on it.
 * None while a release is open, because it may have been flipped to.
 */
export function presumedLive(ledger: Ledger): Release | undefined {
  const newest = ledger.releases.findLast((line) => line.state !== 'given-up');
  return newest?.state === 'closed' ? newest : undefined;
}

/** The newest line of this release that serves, or served, in this colour. */
export function newestOf(ledger: Ledger, color: Color, release: string): Release | undefined {
  return ledger.releases.findLast((line) => line.color === color && line.release === release);
}

/** The newest line by which a release could come back: it went live once, and its definitions are kept. */
export function deployable(ledger: Ledger, release: string): Release | undefined {
  return ledger.releases.findLast(
    (line) => line.release === release && line.state === 'closed' && line.definitions.web !== undefined,
  );
}

/** Releases that a rollback can name, newest first, each once. */
export function deployableReleases(ledger: Ledger): readonly string[] {
  const names = ledger.releases
    .filter((line) => deployable(ledger, line.release))
    .map((line) => line.release);
  return [...new Set(names.reverse())];
}

/** `go-on`: an ended run began it; `new`: its number was never used. */
export interface NextAttempt {
  readonly kind: 'go-on' | 'new';
  readonly number: number;
}

/**
 * The attempt that a phase of this release is at: a running one is gone on with, a passed one is enough,
 * after a failed one the next number follows. Numbers run through all lines of the release, because a
 * number used again within 24 hours would give the old task again (ECS client tokens).
 */
export function nextAttempt(
  ledger: Ledger,
  current: Release,
  phase: MigrationPhase,
): { readonly kind: 'passed' } | NextAttempt {
  const own = current.migrations.findLast((attempt) => attempt.phase === phase);
  if (own?.state === 'passed') return { kind: 'passed' };
  if (own?.state === 'running') return { kind: 'go-on', number: own.number };
  const used = ledger.releases
    .filter((line) => line.release === current.release)
    .flatMap((line) => line.migrations)
    .filter((attempt) => attempt.phase === phase)
    .map((attempt) => attempt.number);
  return { kind: 'new', number: Math.max(0, ...used) + 1 };
}

/**
 * The release with which the same command ran in the same image, guarded and to its end: then nothing is
 * pending. Only a person at the database's own prompt could have made it otherwise.
 */
export function ranBefore(ledger: Ledger, line: Release, command: string): string | undefined {
  return ledger.releases.findLast(
    (one) =>
      one.number !== line.number &&
      one.image === line.image &&
      one.migrations.some(
        (attempt) =>
          attempt.phase === 'expand' &&
          attempt.state === 'passed' &&
          attempt.command === command &&
          attempt.report?.guarded,
      ),
  )?.release;
}

export function withAttempt(release: Release, attempt: MigrationAttempt): Release {
  const others = release.migrations.filter(
    (one) => one.phase !== attempt.phase || one.number !== attempt.number,
  );
  return { ...release, migrations: [...others, attempt] };
}

/** @throws Failure when the object is not a ledger of a version that this release of Flipgate knows. */
export function parseLedger(body: string, key: string): Ledger {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new Failure(`The ledger ${key} is not JSON.`, restoreRemedy(key), { cause });
  }
  const ledger = value as Partial<Ledger> | null;
  if (ledger?.version !== 1 || !Array.isArray(ledger.releases)) {
    throw new Failure(
      `The ledger ${key} has version ${String(ledger?.version)}; this release of Flipgate reads version 1.`,
      restoreRemedy(key),
    );
  }
  return value as Ledger;
}

function restoreRemedy(key: string): string {
  return `Use the release of Flipgate that wrote it, or restore an earlier version of ${key}: the bucket keeps them.`;
}
