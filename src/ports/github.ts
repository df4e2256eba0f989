export interface Comparison {
  /** Of head as seen from base. */
  readonly status: 'ahead' | 'behind' | 'identical' | 'diverged';
  readonly commits: readonly { readonly sha: string; readonly message: string }[];
}

export interface GitHub {
  /** `unknown` when GitHub cannot be asked or does not answer. */
  runFinished(runId: string, attempt: number): Promise<boolean | 'unknown'>;
  compare(base: string, head: string): Promise<Comparison | 'unknown'>;
  /** The newest commit of a branch. */
  branchHead(branch: string): Promise<string | 'unknown'>;
}
