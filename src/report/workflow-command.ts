import { cut, withoutControl } from './inert.ts';

/** What the runner shows of one annotation. */
const LONGEST_ANNOTATION = 4_096;

/**
 * A line of our own that may hold a foreign value. The runner obeys `::name::` where a line begins, spaces
 * apart, and `##[name]` anywhere in it, and takes a carriage return for a line's end.
 */
export function plainLine(text: string): string {
  return withoutControl(text)
    .split('\n')
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n');
}

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** The command that makes an annotation, on one line. */
export function annotation(level: AnnotationLevel, title: string, message: string): string {
  return `::${level} title=${property(cut(withoutControl(title), 200))}::${data(
    cut(withoutControl(message), LONGEST_ANNOTATION),
  )}`;
}

export function maskCommand(value: string): string {
  return `::add-mask::${data(value)}`;
}

/** Somebody else's output, between commands that let the runner obey none of it. `token` must be unguessable. */
export function fenced(lines: readonly string[], token: string): string {
  const inside = lines.map((line) => plainLine(line));
  return [`::stop-commands::${token}`, ...inside, `::${token}::`].join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
