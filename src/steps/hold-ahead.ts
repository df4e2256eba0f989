import type { Hold } from '../model/hold.ts';
import type { World } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { readHold } from './hold-object.ts';
import { judgeRelease } from './stop-at-hold.ts';

/** The hold that a deploy of this commit would meet, and whether it would stop it. Writes nothing. */
export async function holdAhead(
  { world }: Pick<Outlook, 'world'>,
  commit: string | undefined,
): Promise<{ readonly hold: Hold; readonly stops: boolean } | undefined> {
  const stored = await readHold(world.store);
  if (!stored) return undefined;
  const { hold } = stored;
  if (hold.open || commit === undefined) return { hold, stops: true };
  return { hold, stops: await stops(world, hold, commit) };
}

async function stops(world: World, hold: Hold, commit: string): Promise<boolean> {
  return (await judgeRelease({ world }, hold, commit, false)).kind === 'held';
}
