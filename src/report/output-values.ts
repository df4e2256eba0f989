import type { Outcome } from '../model/outcome.ts';

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
    'plan-digest': outcome.picture?.state === 'planned' ? outcome.picture.digest : undefined,
    'comment-url': outcome.commentUrl,
    'duration-ms': String(Math.round(outcome.ms)),
  };
  const given = Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given);
}
