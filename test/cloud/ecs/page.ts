import { AwsError } from '../shapes/aws-error.ts';

interface Wanted {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** One page of a list; at most 100 items unless the caller says fewer. */
export function page<T>(all: readonly T[], wanted: Wanted): { items: T[]; nextToken: string | undefined } {
  const start = wanted.nextToken === undefined ? 0 : Number(wanted.nextToken);
  if (!Number.isInteger(start)) throw new AwsError('InvalidParameterException', 'Invalid token.');
  const end = start + (wanted.maxResults ?? 100);
  return { items: all.slice(start, end), nextToken: end < all.length ? String(end) : undefined };
}
