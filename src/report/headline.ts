import { checkupCounts } from '../model/checkup/unfit.ts';
import type { Command } from '../model/command.ts';
import { isSetback, type Outcome, type Setback, type Success } from '../model/outcome.ts';
import { buildHeadline } from './build-table.ts';
import { driftSentence } from './drift/words.ts';
import { firstSentence } from './plan/title.ts';
import { span } from './spans.ts';

/** The first line of every report: what is true now. Plain text, values in backticks. */
export function headline(outcome: Outcome): string {
  return isSetback(outcome) ? setback(outcome) : success(outcome);
}

/** What users see now comes before anything else. */
function setback(outcome: Setback): string {
  const { checkup, command, drift, environment, failure, ms, release } = outcome;
  if (checkup)
    return `${failure.usersSeeNow} A deploy to ${environment} would fail: ${checkupCounts(checkup)}.`;
  if (drift) return `${failure.usersSeeNow} ${driftSentence(drift)}.`;
  const asked = [
    command ?? 'the command',
    release && `\`${shortRelease(release)}\``,
    environment && `in ${environment}`,
  ]
    .filter((word) => word !== undefined)
    .join(' ');
  return `${failure.usersSeeNow} ${verdict(outcome)}: ${asked} ended at ${failure.step} after ${span(ms)}.`;
}

function verdict({ command, failure, result }: Setback): string {
  switch (result) {
    case 'needs-person':
      return 'Production needs a person';
    case 'flipped-back':
      return 'Flipped back';
    case 'refused':
      if (command === 'build') return 'Not built';
      return `${failure.step === 'inputs' ? 'Refused' : 'Stopped'}, production is unchanged`;
  }
}

function success(outcome: Success): string {
  const { command = 'status', environment, ms, result } = outcome;
  if (command === 'build') return buildHeadline(outcome);
  if (outcome.checkup)
    return `Nothing is in the way of a deploy to ${environment}: ${checkupCounts(outcome.checkup)}.`;
  if (outcome.drift) return `${driftSentence(outcome.drift)}.`;
  if (outcome.picture) return `${firstSentence(outcome.picture)}.`;
  const site = environment ?? 'the environment';
  if (result === 'superseded')
    return `A newer request took the place of this one; nothing was changed in ${site}.`;
  const done =
    result === 'unchanged' ? `Nothing was changed in ${site}` : DONE[command](named(outcome), site);
  return `${done} in ${span(ms)}: ${serving(outcome)}`;
}

const DONE: Readonly<Record<Exclude<Command, 'build'>, (release: string, site: string) => string>> = {
  deploy: (release, site) => `Deployed ${release} to ${site}`,
  plan: (_, site) => `Planned ${site}`,
  drift: (_, site) => `Looked for drift in ${site}`,
  settle: (release, site) => `Settled ${release} in ${site}`,
  rollback: (release, site) => `Rolled back ${site} to ${release}`,
  run: (release, site) => `The command passed in ${release} of ${site}`,
  status: (_, site) => `Read ${site}`,
  doctor: (_, site) => `Examined ${site}`,
};

/** A rollback to the adopted records is one to no release. */
function named({ release }: Success): string {
  return release === undefined ? 'what was there before Flipgate' : `\`${shortRelease(release)}\``;
}

function serving({ liveColor, release, result, url }: Success): string {
  const host = url === undefined ? 'the public host' : `\`${url}\``;
  const from = liveColor === undefined ? '' : ` from ${liveColor}`;
  if (release === undefined && from === '') return `${host} is as it was.`;
  if (result === 'live' && release !== undefined) return `${host} serves it${from}.`;
  return `${host} serves${release === undefined ? '' : ` release \`${shortRelease(release)}\``}${from}.`;
}

/** A commit as people read it. */
export function shortRelease(release: string): string {
  return /^[0-9a-f]{40,64}$/.test(release) ? release.slice(0, 12) : release;
}
