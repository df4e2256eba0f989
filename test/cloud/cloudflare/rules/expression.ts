/** An expression of Cloudflare's rules language: the part of it that rules here are written in. */
export type Expression =
  | { readonly kind: 'both' | 'either'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'flag'; readonly field: Field }
  | { readonly kind: 'test'; readonly operator: Operator; readonly field: Field; readonly values: Values };

export type Operator = 'eq' | 'ne' | 'contains' | 'in' | 'starts_with' | 'ends_with';
export type Values = readonly string[];

/** What a request is asked for; a header by its lower-case name. */
export type Field =
  | { readonly kind: 'plain'; readonly name: string }
  | { readonly kind: 'header'; readonly name: string };

export const TEXT_FIELDS = [
  'http.host',
  'http.request.uri',
  'http.request.uri.path',
  'http.request.uri.query',
  'http.request.full_uri',
  'http.request.method',
  'http.cookie',
  'http.user_agent',
  'http.referer',
  'ip.src',
] as const;
export const FLAG_FIELDS = ['ssl', 'cf.client.bot', 'cf.bot_management.verified_bot'] as const;

/** The names of all fields that an expression reads. */
export function fieldsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'both':
    case 'either':
      return [...fieldsOf(expression.left), ...fieldsOf(expression.right)];
    case 'not':
      return fieldsOf(expression.of);
    case 'flag':
    case 'test':
      return [expression.field.kind === 'header' ? 'http.request.headers' : expression.field.name];
    default:
      return [];
  }
}
