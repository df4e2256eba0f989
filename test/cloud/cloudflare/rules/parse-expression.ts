import {
  type Expression,
  type Field,
  FLAG_FIELDS,
  type Operator,
  TEXT_FIELDS,
  type Values,
} from './expression.ts';
import { ParsingError, type Token, tokensOf } from './tokens.ts';

/** @throws ParsingError for what the language does not know, and for the part of it that is not modelled. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(tokensOf(text));
  const expression = either(reader);
  reader.end();
  return expression;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Takes the next token when it is one of these. */
  takes(...values: readonly string[]): boolean {
    const token = this.#tokens[this.#at];
    const taken = token !== undefined && token.kind !== 'text' && values.includes(token.value);
    if (taken) this.#at++;
    return taken;
  }

  demands(value: string): void {
    if (!this.takes(value)) throw new ParsingError(`expected ${value} before ${this.#rest()}`);
  }

  next(kind: Token['kind']): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) throw new ParsingError(`expected a ${kind} before ${this.#rest()}`);
    this.#at++;
    return token.value;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new ParsingError(`unexpected ${this.#rest()}`);
  }

  #rest(): string {
    return this.#tokens[this.#at]?.value ?? 'the end';
  }
}

function either(reader: Reader): Expression {
  let left = both(reader);
  while (reader.takes('or', '||')) left = { kind: 'either', left, right: both(reader) };
  return left;
}

function both(reader: Reader): Expression {
  let left = one(reader);
  while (reader.takes('and', '&&')) left = { kind: 'both', left, right: one(reader) };
  return left;
}

function one(reader: Reader): Expression {
  if (reader.takes('not', '!')) return { kind: 'not', of: one(reader) };
  if (reader.takes('true')) return { kind: 'always' };
  if (reader.takes('false')) return { kind: 'never' };
  if (reader.takes('(')) return closed(reader, either(reader));
  if (reader.takes('any')) {
    reader.demands('(');
    return closed(reader, comparison(reader, header(reader)));
  }
  if (reader.takes('starts_with')) return call(reader, 'starts_with');
  if (reader.takes('ends_with')) return call(reader, 'ends_with');
  const name = reader.next('word');
  const field: Field = { kind: 'plain', name };
  if ((FLAG_FIELDS as readonly string[]).includes(name)) return { kind: 'flag', field };
  if ((TEXT_FIELDS as readonly string[]).includes(name)) return comparison(reader, field);
  throw new ParsingError(`unknown identifier ${name}`);
}

function closed(reader: Reader, expression: Expression): Expression {
  reader.demands(')');
  return expression;
}

/** `starts_with(http.request.uri.path, "/admin/")` */
function call(reader: Reader, operator: 'starts_with' | 'ends_with'): Expression {
  reader.demands('(');
  const name = reader.next('word');
  if (!(TEXT_FIELDS as readonly string[]).includes(name))
    throw new ParsingError(`unknown identifier ${name}`);
  reader.demands(',');
  const values = [reader.next('text')];
  return closed(reader, { kind: 'test', operator, field: { kind: 'plain', name }, values });
}

/** `http.request.headers["x-name"][*]` */
function header(reader: Reader): Field {
  reader.demands('http.request.headers');
  reader.demands('[');
  const name = reader.next('text');
  if (name !== name.toLowerCase()) throw new ParsingError(`header names are lower-case: ${name}`);
  for (const mark of [']', '[', '*', ']']) reader.demands(mark);
  return { kind: 'header', name };
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: 'eq',
  '==': 'eq',
  ne: 'ne',
  '!=': 'ne',
  contains: 'contains',
};

function comparison(reader: Reader, field: Field): Expression {
  if (reader.takes('in')) return { kind: 'test', operator: 'in', field, values: set(reader) };
  for (const [written, operator] of Object.entries(OPERATORS)) {
    if (reader.takes(written)) return { kind: 'test', operator, field, values: [value(reader, field)] };
  }
  throw new ParsingError(`${field.name} is compared with nothing`);
}

function set(reader: Reader): Values {
  reader.demands('{');
  const values: string[] = [];
  while (!reader.takes('}')) values.push(reader.next('text'));
  return values;
}

/** Addresses stand without quotes. */
function value(reader: Reader, field: Field): string {
  return reader.next(field.name === 'ip.src' ? 'word' : 'text');
}
