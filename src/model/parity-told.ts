import { type Announcement, isCounted, isOutdated, type Parity } from './parity.ts';
import type { DigestedChange } from './planned-stack.ts';

const MOST_LISTED = 20;
const MOST_PATHS = 3;

/** One line of evidence. */
export function parityTold(parity: Parity, own: readonly Announcement[]): string {
  switch (parity.kind) {
    case 'equal':
      return `equal to the plan on #${parity.on.pullRequest}, digest ${parity.on.mark?.digest.slice(0, 12)}`;
    case 'announced': {
      const gone = parity.gone === 0 ? '' : `, where ${counted(parity.gone)} more were told`;
      if (parity.changes === 0) return `nothing left to change of what was announced on ${numbers(own)}`;
      const beside = parity.beside.length === 0 ? '' : ` and, not live yet, on ${numbers(parity.beside)}`;
      return `all announced on ${numbers(own)}${beside}${gone}`;
    }
    case 'different':
      return `${counted(parity.unannounced.length)} not announced on ${numbers(own)}`;
  }
}

/** Of a plan that is older than what was merged, although its pull request has told all. */
export function outdatedTold(own: readonly Announcement[]): string | undefined {
  const outdated = own.filter(isOutdated);
  if (outdated.length === 0) return undefined;
  return `Compared with ${outdated.map(described).join(' and ')}. It told all that this deploy changes.`;
}

/** A difference: what it is, and each change, a line each. */
export function differenceTold(
  unannounced: readonly DigestedChange[],
  own: readonly Announcement[],
  others: readonly Announcement[],
): { readonly sentence: string; readonly changes: readonly string[] } {
  const plans = [...own.map(described), ...others.map((one) => `${described(one)} (not live yet)`)];
  const compared = `compared with ${plans.join(' and ')}`;
  if (own.some(isCounted)) {
    const now = counted(unannounced.length);
    return {
      sentence: `The deploy's plan is not the one that was announced: ${now}, ${compared}.`,
      changes: [],
    };
  }
  const more = unannounced.length - MOST_LISTED;
  return {
    sentence: `The deploy would make ${counted(unannounced.length)} that nobody announced, ${compared}:`,
    changes: [
      ...unannounced.slice(0, MOST_LISTED).map(changeTold),
      ...(more > 0 ? [`and ${more} more`] : []),
    ],
  };
}

export function differenceRemedy(own: readonly Announcement[]): string {
  return `Look at what the plan says now: run the plan of ${numbers(own)} again, then this. If it is meant as it is, give \`plan-parity: warn\`.`;
}

function described(one: Announcement): string {
  const { pullRequest, head, mark } = one;
  if (mark === undefined) return `#${pullRequest}, whose plan came to no good end`;
  if (isOutdated(one))
    return `the plan on #${pullRequest}, which is of ${short(mark.commit)} while ${short(head)} was merged`;
  return mark.changes.kind === 'counted'
    ? `the plan on #${pullRequest}, whose ${mark.changes.count} changes are too many to be compared one by one`
    : `the plan on #${pullRequest}`;
}

/** With its reason, or where that is said by the differences, with what differs. */
function changeTold({ stack, change }: DigestedChange): string {
  const { action, address, reason, attributes = [] } = change;
  const paths = attributes.slice(0, MOST_PATHS).map(({ path }) => path);
  const more = attributes.length > MOST_PATHS ? ` and ${attributes.length - MOST_PATHS} more` : '';
  const differs = action === 'update' && paths.length > 0 ? `${paths.join(', ')}${more}` : undefined;
  const why = reason ?? differs;
  return `${action} ${address} in ${stack}${why === undefined ? '' : `: ${why}`}`;
}

function numbers(announcements: readonly Announcement[]): string {
  return announcements.map(({ pullRequest }) => `#${pullRequest}`).join(' and ');
}

function counted(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`;
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
