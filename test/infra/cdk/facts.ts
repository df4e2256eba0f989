/** What a stack comes to, in words of neither tool: thing by thing, each with what a user would notice of it. */
export type Facts = Readonly<Record<string, unknown>>;

// biome-ignore lint/suspicious/noExplicitAny: each type of resource has attributes of its own.
export type Of = any;

/** How one type of resource is read: under which name, and what of it. */
export type Reading = (of: Of) => readonly (readonly [name: string, what: unknown])[];

export function factsOf(
  resources: readonly { readonly type: string; readonly of: Of }[],
  readings: Readonly<Record<string, Reading | 'no fact'>>,
): Facts {
  const facts = new Map<string, unknown>();
  for (const { type, of } of resources) {
    const reading = readings[type];
    if (reading === undefined)
      throw new Error(`${type} is read by no line of the table: add one, or say that it is no fact.`);
    if (reading === 'no fact') continue;
    for (const [name, what] of reading(of)) facts.set(name, merged(facts.get(name), what));
  }
  return Object.fromEntries(facts);
}

/** A thing that one tool makes of several resources has the facts of all of them. */
function merged(before: unknown, more: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(more)) return [...before, ...more];
  return typeof before === 'object' && typeof more === 'object' ? { ...before, ...more } : more;
}

/** Statements of a policy as their effects, actions and conditions; resources are each tool's own references. */
export function actionsOf(document: string | { readonly Statement: readonly Of[] }): unknown {
  const { Statement } = typeof document === 'string' ? JSON.parse(document) : document;
  return Statement.map(({ Effect, Action, Principal, Condition }: Of) => ({
    ...{ effect: Effect, actions: [Action].flat().sort(), principal: Principal, condition: Condition },
  }));
}

export function keyed(
  list: readonly Of[] | undefined,
  key: string,
  value: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries((list ?? []).map((one) => [one[key], one[value]]));
}
