import type { CloudRequest } from '../../room.ts';
import type { Expression, Field } from './expression.ts';

/** A request as the edge sees it: it came by HTTPS, to this host. */
export interface Visit {
  readonly host: string;
  readonly request: CloudRequest;
}

export function matches(expression: Expression, visit: Visit): boolean {
  switch (expression.kind) {
    case 'both':
      return matches(expression.left, visit) && matches(expression.right, visit);
    case 'either':
      return matches(expression.left, visit) || matches(expression.right, visit);
    case 'not':
      return !matches(expression.of, visit);
    case 'flag':
      return expression.field.name === 'ssl';
    case 'test':
      return test(expression, textOf(expression.field, visit));
    default:
      return expression.kind === 'always';
  }
}

function test(expression: Expression & { kind: 'test' }, text: string | undefined): boolean {
  if (text === undefined) return false;
  const { values, operator } = expression;
  const value = values[0] ?? '';
  switch (operator) {
    case 'in':
      return values.includes(text);
    case 'eq':
      return text === value;
    case 'ne':
      return text !== value;
    case 'contains':
      return text.includes(value);
    case 'starts_with':
      return text.startsWith(value);
    case 'ends_with':
      return text.endsWith(value);
  }
}

/** A header that was not sent is no text at all, so that `any` finds nothing to compare. */
function textOf(field: Field, { host, request }: Visit): string | undefined {
  if (field.kind === 'header') return request.headers[field.name];
  const url = new URL(request.url, `https://${host}`);
  const texts: Readonly<Record<string, string | undefined>> = {
    'http.host': host,
    'http.request.uri': url.pathname + url.search,
    'http.request.uri.path': url.pathname,
    'http.request.uri.query': url.search.slice(1),
    'http.request.full_uri': url.href,
    'http.request.method': request.method,
    'http.cookie': request.headers['cookie'] ?? '',
    'http.user_agent': request.headers['user-agent'] ?? '',
    'http.referer': request.headers['referer'] ?? '',
    'ip.src': request.headers['x-forwarded-for'] ?? '203.0.113.7',
  };
  return texts[field.name];
}
