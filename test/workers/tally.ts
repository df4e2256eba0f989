/** What became of the tasks of one kind. */
export interface Tally {
  readonly kind: string;
  readonly sent: number;
  /** Came to their end at least once. */
  readonly executed: number;
  /** Came to their end more than once. */
  readonly twice: number;
  /** Were begun, killed with their worker and begun again. */
  readonly redelivered: number;
  /** Seconds from the first beginning to the second, at most. */
  readonly longestReturn: number;
  /** Milliseconds from sending to beginning: the median. */
  readonly median: number;
}

type Query = (sql: string) => Promise<readonly Record<string, unknown>[]>;

const TALLY = `
  WITH each AS (
    SELECT job.task_id, job.kind, job.sent_at, min(run.began_at) AS began_at,
           count(run.ended_at) AS ends, count(run.id) AS begins,
           extract(epoch FROM max(run.began_at) - min(run.began_at)) AS returned
    FROM work_job job LEFT JOIN work_execution run USING (task_id)
    GROUP BY job.task_id
  )
  SELECT kind, count(*) AS sent, count(*) FILTER (WHERE ends > 0) AS executed,
         count(*) FILTER (WHERE ends > 1) AS twice, count(*) FILTER (WHERE begins > 1) AS redelivered,
         coalesce(max(returned), 0) AS longest_return,
         coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM began_at - sent_at)), 0) AS median
  FROM each GROUP BY kind ORDER BY sent DESC`;

export async function tallyOf(query: Query): Promise<readonly Tally[]> {
  return (await query(TALLY)).map((row) => ({
    kind: String(row['kind']),
    sent: Number(row['sent']),
    executed: Number(row['executed']),
    twice: Number(row['twice']),
    redelivered: Number(row['redelivered']),
    longestReturn: Number(row['longest_return']),
    median: 1000 * Number(row['median']),
  }));
}

/** Kinds whose tasks outlive the stop timeout, and so may begin again. */
const MAY_RETURN = new Set(['too_long']);
/** A stopping worker acknowledges every half second: one task may have ended just before the kill, and ends again. */
const ENDED_AT_THE_KILL = 1;

/** What must not be; empty when every task was executed, once. */
export function tallyFaults(tallies: readonly Tally[], tasks: number): readonly string[] {
  const sent = tallies.reduce((sum, one) => sum + one.sent, 0);
  return [
    ...(sent < tasks ? [`${sent} tasks were sent where ${tasks} are expected`] : []),
    ...tallies.flatMap(({ kind, sent, executed, twice, redelivered }) => [
      ...(executed < sent ? [`${sent - executed} of the kind ${kind} were lost`] : []),
      ...(twice > (MAY_RETURN.has(kind) ? ENDED_AT_THE_KILL : 0)
        ? [`${twice} of the kind ${kind} were executed twice`]
        : []),
      ...(redelivered > 0 && !MAY_RETURN.has(kind)
        ? [`${redelivered} of the kind ${kind} were begun twice, though they end in time`]
        : []),
    ]),
    ...(tallies.some(({ kind, redelivered }) => MAY_RETURN.has(kind) && redelivered > 0)
      ? []
      : ['no task outlived the stop timeout: nothing was shown of redelivery']),
  ];
}

export function tallyTable(tallies: readonly Tally[]): string {
  const head = '| kind | sent | executed | twice | begun again | after, at most | median wait |';
  const rows = tallies.map(
    ({ kind, sent, executed, twice, redelivered, longestReturn, median }) =>
      `| ${kind} | ${sent} | ${executed} | ${twice} | ${redelivered} | ${longestReturn.toFixed(0)} s | ${median.toFixed(0)} ms |`,
  );
  return [head, '|---|---|---|---|---|---|---|', ...rows].join('\n');
}
