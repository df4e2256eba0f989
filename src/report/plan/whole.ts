import type { Picture, PlannedPicture, PlannedStack } from '../../model/picture.ts';
import { wholeDiff } from './differences.ts';
import { mergeSteps } from './merge.ts';
import { guardText } from './migrations.ts';
import { oneLine } from './pen.ts';
import { whyOf } from './rows.ts';
import { firstSentence, standingOf } from './title.ts';

/**
 * Everything, as plain text, a piece at a time: fifty thousand resources are more than one text should hold. A secret lies inside one
 * piece or is none.
 */
export function* whole(picture: Picture, hide: (text: string) => string): Iterable<string> {
  yield hide(
    `${standingOf(picture)}: ${oneLine(firstSentence(picture))}\ncommit ${oneLine(picture.commit)}\n`,
  );
  if (picture.state !== 'planned') return;
  yield `digest ${picture.digest}\n`;
  for (const stack of picture.stacks) yield* stackText(stack, hide);
  yield* listText('what the idle colour catches up', picture.catchUp?.changes ?? [], hide);
  yield* mergeText(picture, hide);
  yield* policyText(picture, hide);
}

function* stackText(stack: PlannedStack, hide: (text: string) => string): Iterable<string> {
  yield hide(
    `\n== ${stack.name} ==\n${stack.basis.kind === 'provisional' ? `provisional: ${oneLine(stack.basis.why)}\n` : ''}`,
  );
  yield* listText(undefined, stack.changes, hide);
  yield* listText('put off', stack.deferred, hide);
  yield* listText('changed outside the code', stack.drift, hide);
  for (const { severity, summary, detail, file, line } of stack.diagnostics)
    yield hide(
      `\n${severity}: ${oneLine(`${summary} ${detail} ${file === undefined ? '' : `(${file} line ${line})`}`)}\n`,
    );
}

function* listText(
  title: string | undefined,
  changes: PlannedStack['changes'],
  hide: (text: string) => string,
): Iterable<string> {
  if (title !== undefined && changes.length > 0) yield `\n-- ${title} --\n`;
  for (const change of changes) {
    const why = whyOf(change);
    const head = `${change.action} ${change.address}${change.order === undefined ? '' : ` (${change.order})`}${why === '' ? '' : `: ${why}`}`;
    const opens = (change.opens ?? []).map((sentence) => `    opens to everybody: ${sentence}`);
    const grants = (change.grants ?? []).map((sentence) => `    allows by IAM: ${sentence}`);
    const lines = wholeDiff(change).map((line) => `    ${line}`);
    yield hide(`\n${[oneLine(head), ...opens, ...grants, ...lines].join('\n')}\n`);
  }
}

function* mergeText({ verdicts, merge }: PlannedPicture, hide: (text: string) => string): Iterable<string> {
  for (const { gate, kind, detail } of verdicts) yield hide(`\n${gate} ${kind}: ${oneLine(detail)}\n`);
  if (merge === undefined) return;
  yield '\n-- what happens on merge --\n';
  for (const step of mergeSteps(merge, Number.POSITIVE_INFINITY)) yield hide(`${oneLine(step)}\n`);
  const { migrations } = merge;
  for (const one of migrations.kind === 'pending' ? migrations.migrations : []) {
    const told = [one.phase, one.operations.join('; '), guardText(one), one.lockRisk ?? ''];
    const lines = [`${one.name}: ${told.filter((part) => part !== '').join(' | ')}`, ...(one.sql ?? [])];
    yield hide(`\n${lines.map(oneLine).join('\n    ')}\n`);
  }
}

function* policyText({ policy }: PlannedPicture, hide: (text: string) => string): Iterable<string> {
  if (policy === undefined) return;
  yield hide(`\n-- policy-command: ${oneLine(policy.command)}: exit code ${policy.exitCode} --\n`);
  for (const line of policy.output) yield hide(`${oneLine(line)}\n`);
}
