import { Misfit, shown } from './misfit.ts';
import * as z from './zod.ts';

/** What one value is made of: a reader of text that either gives the value or says why not. */
export type Read<T> = (text: string) => T | Misfit;

/** An input whose value may be shown in an error. */
export function field<T>(read: Read<T>) {
  return schema(read, (text, misfit) => `is ${shown(text)}: ${misfit.cause}`);
}

/** An input whose value is never shown. */
export function secretField<T>(read: Read<T>) {
  return schema(read, (_, misfit) => `cannot be used: ${misfit.cause}`);
}

function schema<T>(read: Read<T>, say: (text: string, misfit: Misfit) => string) {
  const reading = z.transform((text: string, context): T => {
    const value = read(text);
    if (!(value instanceof Misfit)) return value;
    context.issues.push({
      code: 'custom',
      message: say(text, value),
      params: { remedy: value.remedy },
      input: undefined,
    });
    return z.NEVER;
  });
  return z.pipe(z.string(), reading);
}

/** Values one a line; blank lines and space around values do not count. */
export function linesOf<T>(read: Read<T>): Read<readonly T[]> {
  return (text) => {
    const values: T[] = [];
    for (const line of text.split(/\r?\n/)) {
      const item = line.trim();
      if (item === '') continue;
      const value = optionLike(item) ?? read(item);
      if (value instanceof Misfit) return new Misfit(`line ${shown(item)}: ${value.cause}`, value.remedy);
      values.push(value);
    }
    return values;
  };
}

/** One line that no program could take for an option. */
export function oneLine<T>(read: Read<T>): Read<T> {
  return (text) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(text)) {
      return new Misfit('it holds a line break or another control character', 'Write one value on one line.');
    }
    return optionLike(text) ?? read(text);
  };
}

function optionLike(text: string): Misfit | undefined {
  if (!text.startsWith('-')) return undefined;
  return new Misfit('it looks like a command-line option', 'Give a value that does not begin with "-".');
}
