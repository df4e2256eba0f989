import { parseArgs } from 'node:util';
import { shown } from '../../src/inputs/misfit.ts';
import type { Problem } from '../../src/inputs/problem.ts';
import { FLAGS, type Flag, type FlagName } from './flags.ts';

/** The words of the command line, by their options. */
export interface CommandLine {
  has(flag: FlagName): boolean;
  /** The last one given. */
  one(flag: FlagName): string | undefined;
  many(flag: FlagName): readonly string[];
  /** What is no option, or an option without its value. */
  readonly problems: readonly Problem[];
}

/** All problems are told at once: the parser's own strictness would stop at the first. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    FLAGS.map(({ name, takes }) => [
      name,
      { type: takes === 'nothing' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    ...{ args: [...words], options, tokens: true as const },
    ...{ strict: false, allowPositionals: true },
  });
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const valuesOf = (flag: FlagName) =>
    given.filter(({ name }) => name === flag).flatMap(({ value }) => (value === undefined ? [] : [value]));
  return {
    has: (flag) => given.some(({ name }) => name === flag),
    one: (flag) => valuesOf(flag).at(-1),
    many: valuesOf,
    problems: tokens.flatMap((token): readonly Problem[] => {
      if (token.kind === 'positional') return [stranger(token.value)];
      if (token.kind !== 'option') return [];
      const flag = FLAGS.find(({ name }) => name === token.name);
      return flag === undefined ? [stranger(token.rawName)] : misused(flag, token.value);
    }),
  };
}

function stranger(word: string): Problem {
  return {
    said: `${shown(word)} is no option.`,
    remedy: 'Remove or correct it: `--help` lists all options.',
  };
}

function misused({ name, takes, value: example }: Flag, value: string | undefined): readonly Problem[] {
  if (takes === 'nothing') {
    if (value === undefined) return [];
    return [
      { said: `\`--${name}\` is ${shown(value)}: it takes no value.`, remedy: `Write \`--${name}\` alone.` },
    ];
  }
  const isMissing = value === undefined || value.trim() === '' || value.startsWith('--');
  if (!isMissing) return [];
  return [{ said: `\`--${name}\` has no value.`, remedy: `Write \`--${name} ${example}\`.` }];
}
