/** What one check of the doctor came to. */
export type Finding = { readonly check: string } & Verdict;

export type Verdict =
  | { readonly kind: 'good'; readonly found: string }
  /** A deploy works all the same. */
  | { readonly kind: 'poor'; readonly found: string; readonly remedy: string }
  /** A deploy would fail. */
  | { readonly kind: 'bad'; readonly found: string; readonly remedy: string }
  /** Not answered. What a deploy has to ask as well would fail there too. */
  | {
      readonly kind: 'unknown';
      readonly asked: 'by deploys' | 'here alone';
      readonly found: string;
      readonly remedy: string;
      /** The check without whose answer this one was not asked. */
      readonly behind?: string;
    }
  /** There is nothing to be looked at before a first deploy. */
  | { readonly kind: 'early'; readonly found: string };

/** Whether a deploy would fail by this. */
export function stopsDeploys(finding: Finding): boolean {
  return finding.kind === 'bad' || (finding.kind === 'unknown' && finding.asked === 'by deploys');
}

/** Whether it says nothing of its own, since another check has to be mended first. */
export function isBehind(finding: Finding): boolean {
  return finding.kind === 'unknown' && finding.behind !== undefined;
}

export function remedyOf(finding: Finding): string | undefined {
  return 'remedy' in finding ? finding.remedy : undefined;
}
