import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';

/** Workers and beat change colour between verify and flip. Their place in the line; nothing is handed over yet. */
export async function handOver(ground: Ground, _line: Release): Promise<void> {
  ground.journal.skipped('workers and beat are not handed over yet');
}

/** Workers and beat of the release that is live again. Nothing is handed over yet. */
export async function handOverTo(_ground: Ground, _line: Release): Promise<void> {}
