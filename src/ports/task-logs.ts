/** `end`: nothing more can be read for now. */
export type TaskLogPage =
  | { readonly kind: 'page'; readonly lines: readonly string[]; readonly cursor: string }
  | { readonly kind: 'end'; readonly lines: readonly string[] };

export interface TaskLogs {
  /**
   * One page of lines after `cursor`, from the first line without one: at most 1 MB, so that a long log is never
   * held whole. A stream that does not exist yet has no lines: streams appear late.
   */
  read(group: string, stream: string, cursor?: string): Promise<TaskLogPage>;
}
