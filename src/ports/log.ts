/** Lines for the reader of the job's log. One line per state change, never per poll. */
export interface Log {
  line(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  /** Opens a group of lines in the log; groups do not nest. */
  group(title: string): void;
  endGroup(): void;
  /** Output of somebody else's program: shown so that the runner obeys none of it. */
  foreign(lines: readonly string[]): void;
}
