/** What an issue says of a difference that comes and goes: one issue, whatever becomes of it. */
export type Finding = { readonly kind: 'differs'; readonly text: string } | { readonly kind: 'equal' };

export interface KnownIssue {
  readonly number: number;
  readonly author: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
}

export type IssueDeed =
  | { readonly kind: 'open'; readonly body: string }
  | {
      readonly kind: 'edit';
      readonly number: number;
      readonly edit: { readonly body?: string; readonly state?: 'open' | 'closed' };
    }
  | { readonly kind: 'nothing' };

/** Ours, the first one first: that one is kept. */
export function ourIssues<I extends KnownIssue>(all: readonly I[], self: string, mark: string): readonly I[] {
  return all
    .filter(({ author, body }) => author === self && body.split(/\r?\n/, 1)[0] === mark)
    .toSorted((one, other) => one.number - other.number);
}

/** A closed issue keeps its last text: it says what it was about. */
export function issueDeed(known: KnownIssue | undefined, mark: string, finding: Finding): IssueDeed {
  if (finding.kind === 'equal') {
    if (known?.state !== 'open') return { kind: 'nothing' };
    return { kind: 'edit', number: known.number, edit: { state: 'closed' } };
  }
  const body = `${mark}\n${finding.text}`;
  if (!known) return { kind: 'open', body };
  const reopened = known.state === 'closed' ? ({ state: 'open' } as const) : {};
  const rewritten = known.body === body ? {} : { body };
  const edit = { ...reopened, ...rewritten };
  return Object.keys(edit).length === 0 ? { kind: 'nothing' } : { kind: 'edit', number: known.number, edit };
}
