import { COLORS } from './color.ts';
import { type Ledger, newestOfColor } from './ledger.ts';
import type { Release } from './release.ts';
import { removalOf } from './removal.ts';

/** The newest release of each colour whose stack is there. */
export function builtColors(ledger: Ledger): readonly Release[] {
  return COLORS.flatMap((color) => (removalOf(ledger, color) ? [] : (newestOfColor(ledger, color) ?? [])));
}
