/**
 * What the runner and its users get from a run. The runner's three files are written here and not by
 * `@actions/core`, which costs 120 ms and 30 MiB to load, half of what a whole deploy may use, and reads
 * the process's environment where these functions are told. Nothing but `node:fs` is loaded, because main
 * loads this file before the first input.
 */
import { appendFileSync } from 'node:fs';
import type { Job } from './model/job.ts';
import { isSetback, type Outcome, type Setback } from './model/outcome.ts';
import type { Log } from './ports.ts';
import { failureText } from './report/failure-text.ts';
import { headline } from './report/headline.ts';
import { meaningOf } from './report/meaning.ts';
import { outputValues } from './report/output-values.ts';
import { redacted, redaction, secretForms } from './report/redaction.ts';
import { summary } from './report/summary.ts';
import { errorCommand, maskCommand } from './report/workflow-command.ts';

/** Takes whole lines with their line end, for the standard output that the runner reads. */
type Write = (text: string) => void;

export interface Publication {
  readonly job: Pick<Job, 'files'>;
  readonly log: Log;
  readonly write: Write;
  /** As they were given, without a secret. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Every secret that the run came to know. */
  readonly secrets: readonly string[];
}

/** Makes the runner hide these secrets in every form. Call it before the first line that could hold one. */
export function mask(secrets: readonly string[], write: Write): void {
  for (const form of new Set(secrets.flatMap(secretForms))) {
    if (form.trim() !== '') write(`${maskCommand(form)}\n`);
  }
}

/** Masks first, then the log's last words, the outputs, and the job summary. */
export async function publish({ picture, ...outcome }: Outcome, to: Publication): Promise<void> {
  mask(to.secrets, to.write);
  const hide = redaction(to.secrets);
  // The renderer hides what it shows: a picture may hold fifty thousand changes.
  const told = { ...redacted(outcome, hide), ...(picture ? { picture } : {}) } as Outcome;
  if (isSetback(told)) tellFailure(told, to);
  else to.log.line(headline(told));
  appendValues(to.job.files.output, outputValues(told));
  if (to.job.files.summary !== undefined)
    appendFileSync(to.job.files.summary, await page(told, redacted(to.inputs, hide), hide));
}

/** What GitHub shows of one step at most; of more it shows nothing. */
const PAGE_LIMIT = 1_048_576;

async function page(
  told: Outcome,
  inputs: Publication['inputs'],
  hide: (text: string) => string,
): Promise<string> {
  if (told.picture) {
    const { rendered } = await import('./report/plan/render.ts');
    return rendered(told.picture, hide).page;
  }
  const text = summary(told, inputs);
  if (told.plans === undefined || told.plans.length === 0) return text;
  // Loaded when there is something for it: main loads this file before the first input.
  const { deployedPlans } = await import('./report/plan/deployed.ts');
  return `${text}\n${deployedPlans(told, hide, PAGE_LIMIT - Buffer.byteLength(text) - 1)}`;
}

/** Leaves a text for `post:`, which reads it as `readState`. Nothing happens outside GitHub Actions. */
export function saveState(job: Pick<Job, 'files'>, name: string, value: string): void {
  appendValues(job.files.state, { [name]: value });
}

function tellFailure(outcome: Setback, to: Publication): void {
  for (const part of failureText(outcome)) {
    if (part.kind === 'own') to.log.line(part.text);
    else to.log.foreign(part.lines);
  }
  const { step, message, remedy } = outcome.failure;
  const said = [headline(outcome), message, meaningOf(outcome.failure), remedy].filter(Boolean).join('\n');
  to.write(`${errorCommand(`Flipgate: ${step}`, said)}\n`);
}

/** In the runner's multi-line form: with a delimiter that no value can guess, a value can set nothing else. */
function appendValues(file: string | undefined, values: Readonly<Record<string, string>>): void {
  if (file === undefined) return;
  const delimiter = `flipgate_${crypto.randomUUID()}`;
  const entries = Object.entries(values).map(
    ([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`,
  );
  appendFileSync(file, entries.join(''));
}
