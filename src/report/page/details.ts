/** A part that is folded until somebody asks for it: the one element of ours that holds others. Empty without lines. */
export function details(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'];
}
