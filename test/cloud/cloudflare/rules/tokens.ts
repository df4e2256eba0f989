export type Token =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string };

/** An expression that the rules language does not know, said in its words. */
export class ParsingError extends Error {
  override readonly name = 'ParsingError';
}

const PATTERN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|(http\.request\.headers)|([a-z_][\w.]*|\d[\d./]*)|(==|!=|&&|\|\||[(){}[\],*!]))/giy;

/** @throws ParsingError at the first character that belongs to nothing. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (text.slice(PATTERN.lastIndex).trim() !== '') {
    const from = PATTERN.lastIndex;
    const match = PATTERN.exec(text);
    if (!match) throw new ParsingError(`unrecognised input at ${from + 1}: ${text.slice(from, from + 20)}`);
    const [, quoted, headers, word, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1') });
    else if (mark !== undefined) tokens.push({ kind: 'mark', value: mark });
    else tokens.push({ kind: 'word', value: headers ?? word ?? '' });
  }
  return tokens;
}
