import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Diagnostic, Event } from './events.ts';
import type { TerraformOptions } from './options.ts';
import { type Place, type Run, written } from './terraform-run.ts';
import { textDiagnostic } from './text-diagnostic.ts';
import { typedName } from './unwrapped.ts';

/** What to throw for a command that did not end well: that it was told to end comes before what it said then. */
export async function whyNot(
  options: TerraformOptions,
  place: Place,
  run: Run,
  signal: AbortSignal,
): Promise<unknown> {
  return signal.aborted ? signal.reason : runFailure(run, place, options.binary);
}

/** Why a command that did not end well did not, as an error with the lines that explain it. */
async function runFailure(run: Run, place: Place, binary: string): Promise<Failure> {
  const what = `${typedName(binary)} ${run.operation} of ${place.stack}`;
  const logLines = await lastLines(run);
  const { ending } = run;
  if (ending.kind === 'not started') {
    return new Failure(
      `${what} could not be started: ${ending.cause}.`,
      `Install ${typedName(binary)} in an earlier step of the job, or choose another \`engine\`.`,
    );
  }
  const diagnostic = firstError(run.events) ?? textDiagnostic(await written(run, 'stderr'));
  if (diagnostic === undefined) {
    return new Failure(`${what} ${endingText(run)}.`, remedyOfEnding(run), { logLines });
  }
  const [message, remedy] = [`${what} failed: ${sentence(diagnostic, place)}`, remedyOf(diagnostic, place)];
  return new Failure(message, remedy, { logLines });
}

export function firstError(events: readonly Event[]): Diagnostic | undefined {
  return events.find(({ diagnostic }) => diagnostic?.severity === 'error')?.diagnostic;
}

function sentence({ summary, detail, range, address }: Diagnostic, place: Place): string {
  const file = range && `${join(place.code, range.filename)} line ${range.start.line}`;
  const where = [file, address].filter((part) => part !== undefined && part !== '').join(', ');
  const more = detail.split('\n\n')[0]?.replaceAll('\n', ' ').trim() ?? '';
  return `${summary}${where === '' ? '' : ` (${where})`}${more === '' ? '.' : `: ${more}`}`;
}

/** What mends errors that people meet first, by a part of their text. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/saved plan is stale/i, 'The state was changed since the plan. Run again: it plans anew.'],
  [
    /provider dependency changes|dependency lock file|locked provider/i,
    'Run `terraform init -upgrade` and `terraform providers lock -platform=linux_amd64 -platform=linux_arm64` in that folder, and commit .terraform.lock.hcl.',
  ],
  [
    /NoSuchBucket|bucket.*does not exist/i,
    'Apply infra/terraform/bootstrap first, or correct `bucket` and `aws-region`.',
  ],
  [
    /no valid credential|ExpiredToken|InvalidClientTokenId|AccessDenied|not authorized/i,
    'Check `aws-role`, and what its policy lets it do in this account.',
  ],
  [/No value for required variable/i, 'Set it as `name = value` in `variables`, or give it a default.'],
];

function remedyOf(diagnostic: Diagnostic, place: Place): string {
  const known = REMEDIES.find(([text]) => text.test(`${diagnostic.summary}\n${diagnostic.detail}`));
  if (known !== undefined) return known[1];
  const { range } = diagnostic;
  if (range === undefined) return 'Correct what the message names, and run again.';
  return `Correct ${join(place.code, range.filename)} near line ${range.start.line}, or what it asks AWS for, and run again.`;
}

function endingText({ ending }: Run): string {
  switch (ending.kind) {
    case 'exited':
      return `ended with exit code ${ending.code}${ending.interruptedFor ? `, interrupted because ${ending.interruptedFor}` : ''}`;
    case 'killed':
      return `was killed by ${ending.signal}`;
    default:
      return 'lost its watchdog, which something killed; it was interrupted and has ended';
  }
}

function remedyOfEnding({ ending }: Run): string {
  return ending.kind === 'exited'
    ? 'Read its last lines below, and run again.'
    : 'Find out what killed it, for example too little memory, and run again: what it had made is in the state.';
}

async function lastLines(run: Run): Promise<readonly string[]> {
  const said =
    run.events.length > 0
      ? run.events.flatMap(({ message, diagnostic }) => [message, ...(diagnostic?.detail.split('\n') ?? [])])
      : run.operation === 'init'
        ? (await written(run, 'stdout')).split('\n')
        : [];
  const complained = (await written(run, 'stderr')).split('\n');
  return [...said, ...complained].filter((line) => line.trim() !== '').slice(-20);
}
