/** A `valueFrom` of a task definition: `arn:…:secret:<name>` is seven parts long; a JSON key, a stage and a version may follow. */
export function splitKey(valueFrom: string): readonly [id: string, key: string | undefined] {
  if (!valueFrom.startsWith('arn:')) return [valueFrom, undefined];
  const parts = valueFrom.split(':');
  return [parts.slice(0, 7).join(':'), parts[7]];
}

/** The field of a JSON secret, or the whole value when no key is named. */
export function fieldOf(value: string | undefined, key: string | undefined): string | undefined {
  if (value === undefined || key === undefined || key === '') return value;
  const field = (JSON.parse(value) as Record<string, unknown>)[key];
  return field === undefined ? undefined : String(field);
}
