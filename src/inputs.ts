import { type Answers, readAnswers } from './inputs/answers.ts';
import { judgeCombinations } from './inputs/combinations.ts';
import { shownInputs } from './inputs/given.ts';
import { jobOf } from './inputs/job.ts';
import { failureOf } from './inputs/problem.ts';
import { type Environment, rawInputs } from './inputs/raw.ts';
import type { Job } from './model/job.ts';
import type { Request } from './model/request.ts';

export type { Environment };

/**
 * What this run is asked to do, with every value and combination checked before anything is done.
 *
 * @throws Failure naming every input that cannot be used, with its value (never a secret's) and the remedy
 */
export function readRequest(environment: Environment = process.env): Request {
  const job = jobOf(environment);
  const answers: Answers = readAnswers(rawInputs(environment), job);
  if (answers.kind === 'problems') throw failureOf(answers.problems);
  const problems = judgeCombinations(answers.request, job);
  if (problems.length > 0) throw failureOf(problems);
  return answers.request;
}

/** What was given, by its public names, for a page that others read: no secret is in it. */
export function readShownInputs(environment: Environment = process.env): Readonly<Record<string, string>> {
  return shownInputs(rawInputs(environment));
}

/** What the runner says about the job. */
export function readJob(environment: Environment = process.env): Job {
  return jobOf(environment);
}

/** What the main run left for `post:`; undefined in the main run itself. */
export function readState(name: string, environment: Environment = process.env): string | undefined {
  return environment[`STATE_${name}`] || undefined;
}
