/** What came of a build, for the summary. */
export interface BuildReport {
  /** `adopted`: built, and given up for the same that another run had pushed first. */
  readonly kind: 'built' | 'found' | 'adopted';
  /** Files of the context. */
  readonly files: number;
  /** How long it took to find out whether the same was built before. Milliseconds. */
  readonly lookedMs: number;
  /** All in all. Milliseconds. */
  readonly ms: number;
  /** Instructions, and how many of them the cache had. */
  readonly steps?: number;
  readonly cached?: number;
  readonly layers?: number;
  /** As stored: compressed. */
  readonly bytes?: number;
}
