/** Whether a dotted version is the same as another or newer; what follows a hyphen does not count. */
export function isAtLeast(version: string, oldest: string): boolean {
  const numbers = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number);
  const [ours, theirs] = [numbers(version), numbers(oldest)];
  for (const [place, wanted] of theirs.entries()) {
    const have = ours[place] ?? 0;
    if (have !== wanted) return have > wanted;
  }
  return true;
}
