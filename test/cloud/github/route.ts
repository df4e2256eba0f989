import { queryOf, textOf } from '../aws-request.ts';
import type { CloudRequest } from '../room.ts';
import type { Hub } from './hub.ts';
import type { Permission, Token } from './tokens.ts';

/** One request, as an answer sees it. */
export interface Asked {
  readonly hub: Hub;
  readonly token: Token;
  /** What the path's pattern caught. */
  readonly found: readonly string[];
  readonly query: URLSearchParams;
  /** Empty for a request without one. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Route {
  /** As octokit calls it. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: RegExp;
  /** What the token needs for it; GET needs to read, everything else to write. */
  readonly permission: Permission;
  /** A list is cut into pages by the room. */
  readonly answer: (asked: Asked) => Answered;
  /** For the recording, where the path alone does not tell a call from its siblings. */
  readonly told?: (asked: Pick<Asked, 'found' | 'query' | 'body'>) => string;
}

export type Answered =
  | { readonly kind: 'one'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'nothing' };

export const one = (body: unknown, status = 200): Answered => ({ kind: 'one', status, body });
export const list = (items: readonly unknown[]): Answered => ({ kind: 'list', items });

/** What GitHub answers in place of what was asked for. */
export class Refused extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message);
    this.status = status;
    this.body = { message, ...(errors ? { errors } : {}), status: String(status) };
  }
}

export function notFound(): Refused {
  return new Refused(404, 'Not Found');
}

const LONGEST_BODY = 65_536;

/** A text that GitHub takes, or its refusal in its own words. */
export function textWithin(value: unknown, resource: string, field = 'body', longest = LONGEST_BODY): string {
  if (typeof value !== 'string' || value === '') {
    throw new Refused(422, 'Validation Failed', [{ resource, code: 'missing_field', field }]);
  }
  if ([...value].length <= longest) return value;
  const message = `${field} is too long (maximum is ${longest} characters)`;
  throw new Refused(422, 'Validation Failed', [{ resource, code: 'custom', field, message }]);
}

export function bodyOf(request: CloudRequest): Asked['body'] {
  const text = textOf(request);
  return text === '' ? {} : (JSON.parse(text) as Asked['body']);
}

export interface Page {
  readonly items: readonly unknown[];
  /** The `Link` header; undefined when all is on one page. */
  readonly link?: string;
}

/** Thirty at once, a hundred at most, whatever more is asked for. */
export function pageOf(items: readonly unknown[], request: CloudRequest, address: string): Page {
  const query = queryOf(request);
  const size = Math.min(Math.max(Number(query.get('per_page') ?? 30) || 30, 1), 100);
  const page = Math.max(Number(query.get('page') ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const to = (number: number, rel: string): string => {
    const there = new URLSearchParams(query);
    there.set('page', String(number));
    return `<${address}?${there}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
  ];
  const cut = items.slice((page - 1) * size, page * size);
  return links.length === 0 ? { items: cut } : { items: cut, link: links.join(', ') };
}
