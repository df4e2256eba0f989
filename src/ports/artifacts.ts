/** Files that GitHub keeps with a run, for people to open or download. */
export interface Artifacts {
  /**
   * Keeps a text, piece by piece, so that it is never held whole. A run that has a file of this name already gets a numbered one.
   * That GitHub cannot take it is no error: the runner has the text until the job ends.
   */
  keep(name: string, pieces: Iterable<string>): Promise<KeptText>;
}

export type KeptText =
  | { readonly kind: 'artifact'; readonly name: string; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly why: string };
