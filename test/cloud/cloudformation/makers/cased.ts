// biome-ignore lint/suspicious/noExplicitAny: whatever ECS takes.
type Value = any;

/** `StopTimeout` as `stopTimeout`, at whatever depth; keys of a log driver's options begin small already. */
export function lowered(value: Value): Value {
  return recased(value, (name) => name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()));
}

/** The other way round. */
export function raised(value: Value): Value {
  return recased(value, (name) => name.replace(/^[a-z]/, (letter) => letter.toUpperCase()));
}

function recased(value: Value, turn: (name: string) => string): Value {
  if (Array.isArray(value)) return value.map((item) => recased(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [turn(name), recased(inner, turn)]));
}
