/** A change set tells every value as text. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}
