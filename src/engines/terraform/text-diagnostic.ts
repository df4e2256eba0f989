import type { Diagnostic } from './events.ts';

/**
 * The error to show of what a command without `-json` wrote for people: the first that has a place in a
 * file, else the first; undefined when it wrote none.
 */
export function textDiagnostic(text: string): Diagnostic | undefined {
  const lines = text.split('\n').map((line) => line.replace(/^[│╷╵|] ?/, '').trimEnd());
  const errors = lines.flatMap((line, at) => (line.startsWith('Error: ') ? [diagnosticAt(lines, at)] : []));
  return errors.find(({ range }) => range !== undefined) ?? errors[0];
}

/** Paragraphs: the summary, which may be broken into lines; the place with quoted source, if any; the rest. */
function diagnosticAt(lines: readonly string[], at: number): Diagnostic {
  const next = lines.findIndex((line, index) => index > at && /^(Error|Warning): /.test(line));
  const block = lines.slice(at, next < 0 ? undefined : next).join('\n');
  const [summary = '', ...rest] = block.split(/\n{2,}/);
  const place = /^\s*on (\S+) line (\d+)/.exec(rest[0] ?? '');
  const detail = (place === null ? rest : rest.slice(1)).join('\n').trim();
  return {
    severity: 'error',
    summary: summary.slice('Error: '.length).replaceAll('\n', ' '),
    detail,
    ...(place === null ? {} : { range: { filename: place[1] ?? '', start: { line: Number(place[2]) } } }),
  };
}
