/** Of what a service tells, the members that were ordered: services fill in defaults. Lists are told whole, their items as far as any was ordered. */
export function namedIn(ordered: unknown, told: unknown): unknown {
  if (Array.isArray(ordered) && Array.isArray(told)) {
    const like = Object.assign({}, ...ordered.filter(isRecord));
    return told.map((item) => (isRecord(item) && ordered.length > 0 ? namedIn(like, item) : item));
  }
  if (!isRecord(ordered) || !isRecord(told)) return told;
  return Object.fromEntries(Object.keys(ordered).map((name) => [name, namedIn(ordered[name], told[name])]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
