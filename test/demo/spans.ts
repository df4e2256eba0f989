/** How long something took, in milliseconds. */
export interface Span {
  readonly name: string;
  readonly ms: number;
}

export function seconds(ms: number): string {
  const whole = Math.round(ms / 1_000);
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
