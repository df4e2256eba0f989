/** What a platform's terse answer means, and what to do about it. */
export interface Explanation {
  readonly meaning: string;
  readonly remedy: string;
}

/** A row of a table that explains messages: the first pattern that matches speaks. */
export type ExplainedPattern = readonly [pattern: RegExp, meaning: string, remedy: string];

export function explain(table: readonly ExplainedPattern[], text: string): Explanation | undefined {
  const row = table.find(([pattern]) => pattern.test(text));
  return row && { meaning: row[1], remedy: row[2] };
}
