import { type DriftReport, hasDrift, type LookedReport } from '../../model/drift-report.ts';
import { count } from '../../model/plan-tally.ts';

/** The first words of a look for drift. Plain text, values in backticks. */
export function driftSentence(report: DriftReport): string {
  const where = `\`${report.environment}\``;
  if (report.kind === 'postponed') return `${where} was not looked at for drift: ${report.why}`;
  if (hasDrift(report)) return `Drift in ${where}: ${driftCounts(report)}`;
  if (report.stacks.length === 0) return `No drift in ${where}: nothing is applied yet`;
  const names = report.stacks.map(({ name }) => name);
  return `No drift in ${where}: ${names.join(', ')} and the edge are as they were left`;
}

/** `2 resources changed, 1 gone, 1 host at the edge`. */
export function driftCounts({ stacks, edge }: LookedReport): string {
  const changes = stacks.flatMap((stack) => stack.changes);
  const gone = changes.filter(({ action }) => action === 'destroy').length;
  const told = [
    [changes.length - gone, 'resource', 'changed'],
    [gone, 'resource', 'gone'],
    [edge.length, 'host', 'at the edge'],
  ] as const;
  return told
    .filter(([number]) => number > 0)
    .map(([number, what, how]) => `${count(number)} ${what}${number === 1 ? '' : 's'} ${how}`)
    .join(', ');
}

/** What to do about it. */
export function driftRemedy({ stacks, edge }: LookedReport): string {
  const told: string[] = [];
  if (stacks.some(({ changes }) => changes.length > 0))
    told.push(
      'Write into the code what is to stay. The rest is put back by deploys: of shared by the next one, of a colour when its turn comes.',
    );
  if (edge.length > 0) told.push('Give the hosts the records that the table names.');
  return told.join(' ');
}
