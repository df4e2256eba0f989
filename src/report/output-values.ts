import type { Outcome } from '../model/outcome.ts';
import { tally } from '../model/plan-tally.ts';

/** The action's outputs, by their public names; what is not known is left out. */
export function outputValues(outcome: Outcome): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string | undefined>> = {
    result: outcome.result,
    release: outcome.release,
    image: outcome.image,
    'live-color': outcome.liveColor,
    'previous-color': outcome.previousColor,
    url: outcome.url,
    changed: String(outcome.changed),
    ...planValues(outcome),
    'comment-url': outcome.commentUrl,
    'duration-ms': String(Math.round(outcome.ms)),
  };
  const given = Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given);
}

function planValues({ picture }: Outcome): Readonly<Record<string, string>> {
  if (picture?.state !== 'planned') return {};
  const counts = tally(picture.stacks.flatMap(({ changes }) => changes));
  return { 'plan-digest': picture.digest, 'plan-counts': JSON.stringify(counts) };
}
