import type { Finding } from './finding.ts';

/** An answer of the outside, or why there is none. */
export type Fact<T> = { readonly kind: 'known'; readonly value: T } | Unanswered;

export interface Unanswered {
  readonly kind: 'unknown';
  readonly why: string;
  readonly remedy: string;
  /** The check without whose answer this was not asked. */
  readonly behind?: string;
}

export function known<T>(value: T): Fact<T> {
  return { kind: 'known', value };
}

/** Not asked, since what it stands on has no answer. */
export function after(check: string, why: string): Unanswered {
  return { kind: 'unknown', why, remedy: `Mend \`${check}\` first.`, behind: check };
}

/** @param asked who else needs the answer */
export function unanswered(
  check: string,
  { why, remedy, behind }: Unanswered,
  asked: 'by deploys' | 'here alone',
): Finding {
  const fallen = behind === undefined ? {} : { behind };
  return { check, kind: 'unknown', asked, found: why, remedy, ...fallen };
}

/** What a check comes to, by its fact. */
export function judged<T>(
  check: string,
  fact: Fact<T>,
  asked: 'by deploys' | 'here alone',
  judge: (value: T) => Finding,
): Finding {
  return fact.kind === 'known' ? judge(fact.value) : unanswered(check, fact, asked);
}
