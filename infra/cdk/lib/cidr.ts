interface Cidr {
  readonly first: number;
  readonly bits: number;
}

/** An IPv4 range; undefined for what is none, or has bits beyond its length. */
export function cidrOf(text: string): Cidr | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!found) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = found.slice(1).map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || bits > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return first % 2 ** (32 - bits) === 0 ? { first, bits } : undefined;
}

/** The range of this place among those that `more` further bits make of a range. */
export function subnetOf(text: string, more: number, place: number): string {
  const whole = cidrOf(text);
  if (!whole) throw new Error(`${text} is no range of IPv4 addresses: write 10.42.0.0/16.`);
  const bits = whole.bits + more;
  const first = whole.first + place * 2 ** (32 - bits);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join('.')}/${bits}`;
}
