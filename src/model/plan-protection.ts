import type { Fields } from './attribute-shape.ts';

/** What AWS's resources call it: databases, load balancers, tables. */
const SETTINGS = [
  'deletion_protection',
  'enable_deletion_protection',
  'deletion_protection_enabled',
] as const;

/** The setting by which AWS refuses to delete it, where that is on. */
export function protectedBy(before: Fields | undefined): string | undefined {
  return SETTINGS.find((setting) => before?.[setting] === true);
}
