import { isSetback, type Outcome, type Setback, type Success } from '../model/outcome.ts';
import type { Command } from '../model/request.ts';
import { buildHeadline } from './build-table.ts';

/** The first line of every report: what is true now. Plain text, values in backticks. */
export function headline(outcome: Outcome): string {
  return isSetback(outcome) ? setback(outcome) : success(outcome);
}

function setback(outcome: Setback): string {
  const now = outcome.failure.usersSeeNow;
  switch (outcome.result) {
    case 'needs-person':
      return `Production needs a person. ${now}`;
    case 'flipped-back':
      return `Flipped back. ${now}`;
    case 'refused':
      if (outcome.command === 'build') return `Not built. ${now}`;
      return `${outcome.failure.step === 'inputs' ? 'Refused' : 'Stopped'}, production is unchanged. ${now}`;
  }
}

function success(outcome: Success): string {
  if (outcome.command === 'build') return buildHeadline(outcome);
  if (outcome.result === 'superseded')
    return 'A newer request took the place of this one; nothing was changed.';
  return `${outcome.result === 'unchanged' ? 'Nothing was changed' : DONE[outcome.command ?? 'status']}. ${serving(outcome)}`;
}

const DONE: Readonly<Record<Command, string>> = {
  build: 'Built',
  deploy: 'Deployed',
  settle: 'Settled',
  rollback: 'Rolled back',
  run: 'The command passed',
  status: 'Read',
};

function serving(outcome: Success): string {
  const where = outcome.url === undefined ? 'The public host' : `\`${outcome.url}\``;
  const release = outcome.release === undefined ? '' : ` release \`${shortRelease(outcome.release)}\``;
  const from = outcome.liveColor === undefined ? '' : ` from ${outcome.liveColor}`;
  return release === '' && from === '' ? `${where} is as it was.` : `${where} serves${release}${from}.`;
}

/** A commit as people read it. */
function shortRelease(release: string): string {
  return /^[0-9a-f]{40,64}$/.test(release) ? release.slice(0, 12) : release;
}
