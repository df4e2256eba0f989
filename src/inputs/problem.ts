import { Failure } from '../model/failure.ts';
import type * as z from './zod.ts';

/** One thing wrong with what was given. */
export interface Problem {
  /** A sentence that names the input. */
  readonly said: string;
  readonly remedy: string;
}

/** What a required input holds, for the message that it is missing. */
const EXPECTED: Readonly<Record<string, string>> = {
  environment: "the environment's name, such as `production`",
  hostname: 'the public host, such as `api.example.com`',
  name: "the repository's name, such as `shop`",
  run: 'the management command to run, such as `python manage.py check`',
};

type Issue = z.core.$ZodIssue;

/** The problems behind a schema's issues, in the order of the schema. */
export function problemsOf(command: string, known: readonly string[], issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => foreign(command, known, key));
    const input = String(issue.path[0]);
    if (issue.code === 'custom') {
      return { said: `\`${input}\` ${issue.message}.`, remedy: String(issue.params?.['remedy'] ?? '') };
    }
    return { said: `\`${input}\` is missing.`, remedy: `Set it to ${EXPECTED[input] ?? 'a value'}.` };
  });
}

function foreign(command: string, known: readonly string[], key: string): Problem {
  return {
    said: `\`${key}\` is not an input of \`${command}\`.`,
    remedy: `Remove it. Inputs of \`${command}\`: ${known.join(', ')}.`,
  };
}

/** All problems in one failure; a single one keeps its own remedy as the failure's. */
export function failureOf(problems: readonly Problem[]): Failure {
  const [first] = problems;
  if (first && problems.length === 1) return new Failure(first.said, first.remedy);
  const list = problems.map(({ said, remedy }) => `- ${said} ${remedy}`).join('\n');
  return new Failure(
    `${problems.length} inputs cannot be used:\n${list}`,
    "Correct them in the step's `with:`, all at once.",
  );
}
