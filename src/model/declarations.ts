/** Something that infrastructure code declares, neutral to its language. */
export interface Declaration {
  /** As a plan names it, without what `count` and `for_each` add, for example `module.network.aws_vpc.this`. */
  readonly address: string;
  /** `other`: what shapes the rest, for example a variable. */
  readonly kind: 'resource' | 'module' | 'other';
  /** What is said of it, in a form that only a difference of meaning changes. */
  readonly body: string;
}

/** The code of one stack. */
export interface StackCode {
  readonly name: 'shared' | 'color';
  readonly declarations: readonly Declaration[];
  /** Files that could not be read, each with its reason. */
  readonly unread: readonly string[];
}

export interface DeclaredChange {
  readonly action: 'added' | 'removed' | 'changed';
  readonly address: string;
  readonly kind: Declaration['kind'];
}

const ORDER = ['removed', 'changed', 'added'] as const;

/** What code declares that its base does not, or otherwise: what goes first, then by address. */
export function declaredChanges(
  base: readonly Declaration[],
  head: readonly Declaration[],
): readonly DeclaredChange[] {
  const [before, after] = [byAddress(base), byAddress(head)];
  const gone = [...before.values()].filter(({ address }) => !after.has(address));
  const changes = [...after.values()].flatMap((now): readonly DeclaredChange[] => {
    const was = before.get(now.address);
    if (was?.body === now.body) return [];
    return [{ action: was === undefined ? 'added' : 'changed', address: now.address, kind: now.kind }];
  });
  return [
    ...gone.map(({ address, kind }) => ({ action: 'removed', address, kind }) as const),
    ...changes,
  ].sort(
    (one, other) =>
      ORDER.indexOf(one.action) - ORDER.indexOf(other.action) || (one.address < other.address ? -1 : 1),
  );
}

/** Blocks of one name, for example `locals`, or one in an override file, are one declaration. */
function byAddress(all: readonly Declaration[]): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const one of all) {
    const known = found.get(one.address);
    found.set(one.address, known ? { ...known, body: `${known.body}\n${one.body}` } : one);
  }
  return found;
}
