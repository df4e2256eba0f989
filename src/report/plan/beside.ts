import type { PlannedPicture, PlannedStack, Verdict } from '../../model/picture.ts';
import type { PlanChange, PlanDiagnostic } from '../../model/plan-change.ts';
import { count, tally, tallyWords } from '../../model/plan-tally.ts';
import { block, cut } from '../inert.ts';
import { type Pen, quoted, shortQuoted } from './pen.ts';
import { whyOf } from './rows.ts';
import { Sheet } from './sheet.ts';

const CLOSING = 200;
const LONGEST_LINE = 1_000;

/** What the merge brings besides infrastructure, in one line; empty when it brings nothing else. */
export function releaseLine({ release, stacks }: PlannedPicture, pen: Pen): string {
  const byRelease = stacks.reduce((sum, stack) => sum + stack.byRelease, 0);
  const told = [
    fromTo('', release.release),
    fromTo('image ', release.image),
    byRelease > 0
      ? `${count(byRelease)} ${byRelease === 1 ? 'resource changes' : 'resources change'} by these alone`
      : '',
  ].filter((part) => part !== '');
  return told.length === 0 ? '' : `**Release:** ${told.map((part) => pen.prose(part)).join(' · ')}`;
}

function fromTo(what: string, pair: PlannedPicture['release']['image']): string {
  if (pair === undefined || (pair.from === undefined && pair.to === undefined)) return '';
  if (pair.from === pair.to || pair.to === undefined)
    return `${what}${shortQuoted(pair.from ?? '')}, as it is`;
  if (pair.from === undefined) return `${what}${shortQuoted(pair.to)}`;
  const [from, to] = [shortQuoted(pair.from), shortQuoted(pair.to)];
  return from === to ? `${what}${quoted(pair.from)} → ${quoted(pair.to)}` : `${what}${from} → ${to}`;
}

/** Why a stack's plan is not to be taken at its word yet. */
export function provisional(stacks: readonly PlannedStack[], pen: Pen): readonly string[] {
  return stacks.flatMap(({ name, basis }) =>
    basis.kind === 'provisional' ? [`**Provisional (${name}):** ${pen.prose(basis.why)}`] : [],
  );
}

/** What stops first. */
export function verdictLines(verdicts: readonly Verdict[], pen: Pen): readonly string[] {
  const stops = verdicts.filter(({ kind }) => kind === 'stops');
  const passes = verdicts.filter(({ kind }) => kind === 'passes');
  return [
    ...stops.map(({ gate, detail }) => `- 🛑 **${gate} stops:** ${pen.prose(detail, 800)}`),
    ...passes.map(({ gate, detail }) => `- ${gate} passes: ${pen.prose(detail)}`),
  ];
}

/** The end of what a policy said is what it came to. */
export function policyOutput({ policy }: PlannedPicture, pen: Pen, limit: number): string {
  if (policy === undefined) return '';
  const { command, exitCode, output } = policy;
  const head = `<details><summary>policy-command ended with exit code ${exitCode}</summary>\n\n${pen.code(command)}\n`;
  let room = limit - Buffer.byteLength(head) - CLOSING;
  let from = output.length;
  const lines: string[] = [];
  while (from > 0) {
    const whole = pen.hide(output[from - 1] ?? '');
    if (whole.length > LONGEST_LINE) pen.leaveOut();
    const line = cut(whole, LONGEST_LINE);
    room -= Buffer.byteLength(block([line]));
    if (room < 0) break;
    lines.unshift(line);
    from--;
  }
  if (from > 0) pen.leaveOut();
  const left = from === 0 ? [] : [`${count(from)} lines before these are left out.`, ''];
  const shown = output.length === 0 ? ['It said nothing.'] : [block(lines)];
  return [head, ...left, ...shown, '', '</details>'].join('\n');
}

/** What somebody else changed, folded; what is put off; warnings. */
export function besides({ stacks }: PlannedPicture, pen: Pen, limit: number): string {
  const deferred = stacks.flatMap(({ name, deferred }) => deferred.map((change) => ({ name, change })));
  const warnings = stacks.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'warning'),
  );
  const lists = [stacks.some(({ drift }) => drift.length > 0), deferred.length > 0, warnings.length > 0];
  const share = Math.floor(limit / Math.max(1, lists.filter(Boolean).length));
  return [
    driftList(stacks, pen, share),
    folded(
      `Put off to a later plan: ${things(deferred.length, 'resource')}`,
      deferred,
      (one) => listed(one, pen),
      { pen, limit: share },
    ),
    folded(things(warnings.length, 'warning'), warnings, (one) => `- ${pen.prose(warningText(one))}`, {
      pen,
      limit: share,
    }),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** First what the plan answers; the rest is what a provider fills in by itself, more often than what somebody did. */
function driftList(stacks: readonly PlannedStack[], pen: Pen, limit: number): string {
  const all = stacks.flatMap(({ name, drift, changes }) => {
    const planned = new Set(changes.map(({ address }) => address));
    return drift.map((change) => ({ name, change, isAnswered: planned.has(change.address) }));
  });
  const answered = all.filter(({ isAnswered }) => isAnswered);
  const others = all.filter(({ isAnswered }) => !isAnswered);
  const beside = `${things(others.length, 'resource')} not as the state remembers, in what the code leaves open`;
  const title =
    answered.length === 0
      ? beside
      : `Changed outside the code, and changed back: ${things(answered.length, 'resource')}${others.length === 0 ? '' : `; ${beside}`}`;
  return folded(title, [...answered, ...others], (one) => listed(one, pen), { pen, limit });
}

interface Listed {
  readonly name: PlannedStack['name'];
  readonly change: PlanChange;
}

function listed({ change, name }: Listed, pen: Pen): string {
  const why = whyOf(change);
  const told = why === '' ? '' : `: ${pen.prose(why)}`;
  return `- ${pen.code(change.address)} (${name}): ${DRIFTED[change.action] ?? change.action}${told}`;
}

function warningText({ summary, file, line }: PlanDiagnostic): string {
  return `${summary}${file === undefined ? '' : ` (${quoted(file)} line ${line})`}`;
}

const DRIFTED: Readonly<Record<string, string>> = { update: 'changed', destroy: 'gone', create: 'new' };

/** What the idle colour lags behind, in one folded line. */
export function catchUpLine({ catchUp }: PlannedPicture, pen: Pen, limit: number): string {
  if (catchUp === undefined || catchUp.changes.length === 0) return '';
  const { color, changes } = catchUp;
  return folded(
    `${color} catches up with what is live already: ${tallyWords(tally(changes))}`,
    changes,
    ({ action, address }) => `- ${action} ${pen.code(address)}`,
    { pen, limit },
  );
}

interface Room {
  readonly pen: Pen;
  readonly limit: number;
}

function folded<T>(
  title: string,
  items: readonly T[],
  line: (item: T) => string,
  { pen, limit }: Room,
): string {
  if (items.length === 0) return '';
  const sheet = new Sheet(limit);
  sheet.add(`<details><summary>${title}</summary>\n`);
  const shown = sheet.fill(
    (function* () {
      for (const item of items) yield line(item);
    })(),
    CLOSING,
  );
  if (shown < items.length) {
    pen.leaveOut();
    sheet.add(`\n… and ${count(items.length - shown)} more.`);
  }
  sheet.add('\n</details>');
  return sheet.text().trimEnd();
}

function things(number: number, what: string): string {
  return `${count(number)} ${what}${number === 1 ? '' : 's'}`;
}
