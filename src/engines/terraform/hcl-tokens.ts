/** A piece of configuration: what of it is code, and what only looks like it. */
export interface Token {
  readonly kind: 'code' | 'open' | 'close' | 'text' | 'comment';
  readonly text: string;
}

/** A template in a template in a template: nobody nests deeper, and whoever does wants us to fall. */
const DEEPEST = 100;

const HEREDOC = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;

/**
 * Terraform's native syntax as far as its braces go: a brace in a string, a template, a heredoc or a comment is none.
 * Of the same text, all of it, in its order.
 *
 * @throws Error for templates that are nested too deep
 */
export function* tokens(text: string): Iterable<Token> {
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const found = special(text, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    if (at > from) yield { kind: 'code', text: text.slice(from, at) };
    yield { kind: found.kind, text: text.slice(at, found.end) };
    at = found.end;
    from = at;
  }
  if (at > from) yield { kind: 'code', text: text.slice(from, at) };
}

interface Special {
  readonly kind: Exclude<Token['kind'], 'code'>;
  readonly end: number;
}

function special(text: string, at: number): Special | undefined {
  switch (text[at]) {
    case '{':
      return { kind: 'open', end: at + 1 };
    case '}':
      return { kind: 'close', end: at + 1 };
    case '"':
      return { kind: 'text', end: afterString(text, at, 0) };
    case '#':
    case '/': {
      const end = endOf(COMMENT, text, at);
      return end === undefined ? undefined : { kind: 'comment', end };
    }
    case '<': {
      const end = afterHeredoc(text, at);
      return end === undefined ? undefined : { kind: 'text', end };
    }
    default:
      return undefined;
  }
}

/** One that does not end on its line is no string: its line is passed over. */
function afterString(text: string, quote: number, depth: number): number {
  if (depth > DEEPEST) throw new Error('its templates are nested too deep');
  let at = quote + 1;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    if (text[at] === '"') return at + 1;
    if (text[at] === '\n') return at;
    if (text[at] === '\\') at += 2;
    else if (two === '$$' || two === '%%') at += 2;
    else if (two === '${' || two === '%{') at = afterTemplate(text, at + 2, depth);
    else at += 1;
  }
  return text.length;
}

function afterTemplate(text: string, start: number, depth: number): number {
  let open = 1;
  let at = start;
  while (at < text.length) {
    if (text[at] === '"') at = afterString(text, at, depth + 1);
    else {
      if (text[at] === '{') open += 1;
      if (text[at] === '}') open -= 1;
      at += 1;
      if (open === 0) return at;
    }
  }
  return text.length;
}

function afterHeredoc(text: string, at: number): number | undefined {
  HEREDOC.lastIndex = at;
  const begun = HEREDOC.exec(text);
  if (!begun) return undefined;
  const end = new RegExp(`^[ \\t]*${begun[1]}[ \\t]*\\r?$`, 'gm');
  end.lastIndex = HEREDOC.lastIndex;
  return end.exec(text) === null ? text.length : end.lastIndex;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
