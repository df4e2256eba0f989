import type { Event } from './events.ts';
import type { StateResource } from './state-json.ts';
import { quoted } from './terraform-arguments.ts';

/** What an apply that did not end well has left to be mended by hand. */
export type Leftover =
  /** In the state, and destroyed and made anew by the next apply unless it is untainted. */
  | { readonly kind: 'tainted'; readonly address: string }
  /** Made, or perhaps made, and not in the state; `id` where terraform had told it. */
  | { readonly kind: 'outside'; readonly address: string; readonly id?: string };

const EXISTS = /already exists|AlreadyExists|AlreadyOwnedByYou|\bDuplicate|EntityExists|\bInUse\b/;

/** Of resources that were to be created: the addresses of those whose names are taken. */
export function takenNames(events: readonly Event[]): readonly string[] {
  return [...creations(events)].flatMap(([address, { kind }]) => (kind === 'exists' ? [address] : []));
}

/** @param state undefined when it could not be read: then only what is known without it is told. */
export function leftovers(
  events: readonly Event[],
  state: readonly Omit<StateResource, 'type'>[] | undefined,
): readonly Leftover[] {
  const tainted = (state ?? []).filter((resource) => resource.tainted);
  const held = new Set((state ?? []).map(({ address }) => address));
  const outside = [...creations(events)].flatMap(([address, outcome]): readonly Leftover[] => {
    if (held.has(address)) return [];
    const { kind } = outcome;
    if (kind === 'made' && state === undefined) return [];
    if (kind === 'made') return [{ kind: 'outside', address, ...(outcome.id ? { id: outcome.id } : {}) }];
    return kind === 'open' || kind === 'exists' ? [{ kind: 'outside', address }] : [];
  });
  return [...tainted.map(({ address }): Leftover => ({ kind: 'tainted', address })), ...outside];
}

type Creation =
  | { readonly kind: 'open' | 'failed' | 'exists' }
  | { readonly kind: 'made'; readonly id: string | undefined };

/** What became of each resource that the apply set out to create. */
function creations(events: readonly Event[]): ReadonlyMap<string, Creation> {
  const outcomes = new Map<string, Creation>();
  for (const { type, hook, diagnostic } of events) {
    const address = hook?.resource.addr ?? diagnostic?.address ?? '';
    if (hook?.action === 'create' && type === 'apply_start') outcomes.set(address, { kind: 'open' });
    if (hook?.action === 'create' && type === 'apply_errored') outcomes.set(address, { kind: 'failed' });
    if (hook?.action === 'create' && type === 'apply_complete') {
      outcomes.set(address, { kind: 'made', id: hook.id_value });
    }
    if (diagnostic && EXISTS.test(diagnostic.summary + diagnostic.detail) && outcomes.has(address)) {
      outcomes.set(address, { kind: 'exists' });
    }
  }
  return outcomes;
}

/** The command that mends it, in a folder where `init` has run. */
export function mendCommand(leftover: Leftover, terraform: string): string {
  const address = quoted(leftover.address);
  switch (leftover.kind) {
    case 'tainted':
      return `${terraform} untaint ${address}`;
    case 'outside':
      return `${terraform} import ${address} ${leftover.id === undefined ? '<its id in AWS>' : quoted(leftover.id)}`;
  }
}
