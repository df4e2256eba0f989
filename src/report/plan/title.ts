import type { Picture, PlannedPicture } from '../../model/picture.ts';
import type { PlanChange } from '../../model/plan-change.ts';
import { type Tally, tally, tallyWords } from '../../model/plan-tally.ts';
import { staticCounts, staticStanding } from './static-title.ts';

export type PictureStanding = 'planning' | 'failed' | 'blocked' | 'changes' | 'no changes';

/** How a plan ended, in one word for whoever decides by it. */
export function standingOf(picture: Picture): PictureStanding {
  if (picture.state === 'static') return staticStanding(picture);
  if (picture.state !== 'planned') return picture.state;
  if (picture.verdicts.some(({ kind }) => kind === 'stops')) return 'blocked';
  return hasChanges(picture) ? 'changes' : 'no changes';
}

function hasChanges({ stacks }: PlannedPicture): boolean {
  return stacks.some(
    ({ changes, deferred, outputChanges }) =>
      changes.some(({ action }) => action !== 'read') || deferred.length > 0 || outputChanges > 0,
  );
}

export function totals(picture: PlannedPicture): Tally {
  return tally(everyChange(picture));
}

function* everyChange({ stacks }: PlannedPicture): Iterable<PlanChange> {
  for (const { changes } of stacks) yield* changes;
}

/** For the title of a check: `Plan: 2 to add, 1 to change`. */
export function checkTitle(picture: Picture): string {
  if (picture.state === 'planning') return 'Plan: running';
  if (picture.state === 'failed') return 'Plan: failed';
  if (picture.state === 'static') return `Files: ${staticCounts(picture)}`;
  return `Plan: ${standingOf(picture) === 'blocked' ? 'blocked, ' : ''}${countWords(picture)}`;
}

/** All counts in words, outputs too. */
export function countWords(picture: PlannedPicture): string {
  const outputs = picture.stacks.reduce((sum, { outputChanges }) => sum + outputChanges, 0);
  const words = tallyWords(totals(picture));
  if (outputs === 0) return words;
  const more = `${outputs} output${outputs === 1 ? '' : 's'} to change`;
  return words === 'no changes' ? more : `${words}, ${more}`;
}

/** The first line of a comment. Plain text, values in backticks. */
export function firstSentence(picture: Picture): string {
  const where = `\`${picture.environment}\``;
  switch (picture.state) {
    case 'planning':
      return `Planning ${where} …`;
    case 'failed':
      return `The plan of ${where} failed`;
    case 'planned':
      return plannedSentence(picture, where);
    case 'static':
      return staticStanding(picture) === 'failed'
        ? `The infrastructure code of a fork's pull request for ${where} is not valid`
        : `A fork's pull request for ${where}, by its files: ${staticCounts(picture)}`;
  }
}

function plannedSentence(picture: PlannedPicture, where: string): string {
  if (picture.asked === 'deploy') return `Infrastructure of ${where}: ${countWords(picture)}`;
  const provisional = picture.stacks.some(({ basis }) => basis.kind === 'provisional') ? ', provisional' : '';
  switch (standingOf(picture)) {
    case 'blocked':
      return `Blocked: ${where} cannot be deployed like this (${countWords(picture)}${provisional})`;
    case 'no changes':
      return `No changes to the infrastructure of ${where}${provisional}`;
    default:
      return `The merge brings ${where}: ${countWords(picture)}${provisional}`;
  }
}
