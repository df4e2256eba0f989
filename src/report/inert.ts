/** Text cut to a length, so that one value cannot push the rest of a report over a limit. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const TERMINAL_COLOR = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** Terminal colours and other control characters out, tabs and line breaks kept. */
export function withoutControl(text: string): string {
  return text.replace(TERMINAL_COLOR, '').replace(/\r\n?/g, '\n').replace(CONTROL, '');
}

/**
 * A value as inline code. Entities keep it from being Markdown or HTML, the element keeps GitHub from
 * seeing mentions, references and emoji in it, and both hold in a table's cell too.
 */
export function code(text: string): string {
  return `<code>${entities(oneLine(text))}</code>`;
}

/** A sentence with nothing in it that renders, but for its own `code`. Names after `@` and `#` call nobody. */
export function prose(text: string): string {
  return oneLine(text)
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? code(part) : entities(part).replace(/&#(64|35);/g, '&#$1;\u200b')))
    .join('');
}

/** Lines as they are, in a block that nothing inside can end. */
export function block(lines: readonly string[]): string {
  const text = lines.map((line) => withoutControl(line).replace(/[&<>]/g, entity)).join('\n');
  return `<pre>\n${text}\n</pre>`;
}

/** Lines to be copied: GitHub puts a button beside a fence. No line inside is long enough a fence to end it. */
export function fenced(lines: readonly string[], language: string): string {
  const text = lines.map(withoutControl).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, text, fence].join('\n');
}

function oneLine(text: string): string {
  return withoutControl(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** What Markdown, HTML or GitHub could read as more than a character of text. */
const TELLING = [
  /[^\p{L}\p{N} .,;:…/()'"=%?{}+-]/u,
  /^[^\p{L}\p{N} ]/u, // a list, a heading, a rule
  /(?<=\d)[.)](?=\s|$)/, // an ordered list
  /:(?=\/)/, // a link
  /(?<=[wW]{3})\./, // a link without a scheme
];
const TO_ESCAPE = new RegExp(TELLING.map((pattern) => pattern.source).join('|'), 'gu');

function entities(text: string): string {
  return text.replace(TO_ESCAPE, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
