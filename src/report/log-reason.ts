import { type ExplainedPattern, type Explanation, explain } from './explanation.ts';

/** Lines of an application's log that are often asked about. */
const LINES: readonly ExplainedPattern[] = [
  [
    /exec format error/i,
    'the image was built for another processor than arm64',
    'Build it for linux/arm64 and deploy that digest.',
  ],
  [
    /Invalid HTTP_HOST header/,
    'Django refuses the Host header',
    'Answer the health path before host checks, or add the host to ALLOWED_HOSTS.',
  ],
  [
    /canceling statement due to lock timeout/,
    'a lock that the migration needs was not free in time',
    'Run again when no long transaction is open, or give `migrate-lock-timeout` more time; queries behind it wait as long.',
  ],
  [
    /canceling statement due to statement timeout/,
    'a statement of the migration took longer than it may',
    'Give `migrate-statement-timeout` more time, or split the migration.',
  ],
  [
    /password authentication failed/,
    'the database refuses the password',
    "See that the task's secret holds the current one: tasks read secrets only when they start.",
  ],
  [
    /ModuleNotFoundError|No module named/,
    'the image lacks a Python module',
    'Add it to the requirements and build the image again.',
  ],
];

/** The latest line that is known to tell a cause. */
export function explainLog(lines: readonly string[]): Explanation | undefined {
  for (const line of lines.toReversed()) {
    const found = explain(LINES, line);
    if (found) return found;
  }
  return undefined;
}
