import type { Color } from './color.ts';
import { otherColor } from './color.ts';
import type { Location } from './location.ts';
import type { Release } from './release.ts';

/** What a colour's web runs, as ECS says. */
export type Running =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'release'; readonly release: string; readonly tasks: number }
  /** Tasks of several releases, in the middle of a rolling change. */
  | { readonly kind: 'mixed'; readonly releases: readonly string[]; readonly tasks: number };

/** Where an environment stands: what the record says, what each colour runs, and the ledger's line of what is live. */
export interface Standing {
  readonly location: Location;
  /** Undefined until a record names a colour. */
  readonly live: Color | undefined;
  readonly idle: Color;
  readonly running: Readonly<Record<Color, Running>>;
  readonly liveRelease: string | undefined;
  /** The ledger's newest line of the live release in the live colour. */
  readonly liveLine: Release | undefined;
}

/**
 * The colour to deploy to. Beside a record that names no colour it is the one that already runs the requested release
 * (an ended run left it), else blue.
 */
export function idleColor(
  location: Location,
  running: Readonly<Record<Color, Running>>,
  requested: string | undefined,
): Color {
  if (location.kind === 'color') return otherColor(location.color);
  return requested !== undefined && runs(running.green, requested) ? 'green' : 'blue';
}

export function runs(running: Running, release: string): boolean {
  return running.kind === 'release' && running.release === release;
}

export function releaseRunning(running: Running): string | undefined {
  return running.kind === 'release' ? running.release : undefined;
}

export function releasesRunning(running: Running): readonly string[] {
  if (running.kind === 'mixed') return running.releases;
  return running.kind === 'release' ? [running.release] : [];
}

export function describeRunning(running: Running): string {
  switch (running.kind) {
    case 'nothing':
      return 'nothing';
    case 'release':
      return `${running.release.slice(0, 12)} (${running.tasks} running)`;
    case 'mixed':
      return `several releases (${running.releases.map((one) => one.slice(0, 12)).join(', ')})`;
  }
}
