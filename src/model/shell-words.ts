import { Failure } from './failure.ts';

/**
 * Splits a command as a POSIX shell splits words, without expanding anything: quotes group, a backslash takes
 * the next character as it is.
 *
 * @throws Failure for a quote that is not closed.
 */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < command.length; at += 1) {
    const character = command.charAt(at);
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else if (character === '\\' && quote === '"') word = (word ?? '') + command.charAt((at += 1));
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '\\') word = (word ?? '') + command.charAt((at += 1));
    else if (!/\s/.test(character)) word = (word ?? '') + character;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (quote !== undefined)
    throw new Failure(`The command has an open quote: ${command}`, `Close the ${quote}.`);
  return word === undefined ? words : [...words, word];
}
