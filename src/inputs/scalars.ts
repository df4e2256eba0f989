import { oneLine, type Read } from './field.ts';
import { Misfit } from './misfit.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
/** A day: longer than any job may run on a hosted runner, and than a credential lives. */
const LONGEST_MS = 24 * 3_600_000;

/** `90s`, `10m`, `1h` → milliseconds. */
export const duration: Read<number> = oneLine((text) => {
  const remedy = 'Write a whole number and its unit: `90s`, `10m` or `1h`.';
  if (/^\d+$/.test(text)) return new Misfit('a duration needs a unit', remedy);
  const [, digits = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const perUnit = UNITS[unit];
  if (perUnit === undefined) return new Misfit('not a duration', remedy);
  const ms = Number(digits) * perUnit;
  return ms <= LONGEST_MS ? ms : new Misfit('longer than a day', 'Give at most `24h`.');
});

/** A duration that cannot be nothing. */
export const someTime: Read<number> = (text) => {
  const ms = duration(text);
  return ms === 0 ? new Misfit('no time at all', 'Give at least `1s`.') : ms;
};

export function wholeNumber(least: number, most: number): Read<number> {
  return oneLine((text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    return new Misfit('not a number in range', `Give a whole number from ${least} to ${most}.`);
  });
}

/** The spellings of YAML's core schema, as the toolkit takes them. */
export const yesOrNo: Read<boolean> = oneLine((text) => {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  return new Misfit('neither yes nor no', 'Write `true` or `false`.');
});

export function oneOf<const T extends string>(choices: readonly T[]): Read<T> {
  return oneLine((text) => {
    const found = choices.find((choice) => choice === text);
    return found ?? new Misfit('not one of the choices', `Choose one of: ${choices.join(', ')}.`);
  });
}

/** A text that has this shape, kept as it is. */
export function shaped(pattern: RegExp, cause: string, remedy: string): Read<string> {
  return oneLine((text) => (pattern.test(text) ? text : new Misfit(cause, remedy)));
}

export const anyText: Read<string> = oneLine((text) => text);

/** Characters: ECS takes 8,192 with the guard that goes before a migration's command. */
export const LONGEST_COMMAND = 500;

/** What migrates in plain Django. */
export const MIGRATE = 'python manage.py migrate --noinput';

/** A command of a one-off task, as a shell would read it. */
export const taskCommand: Read<string> = oneLine((text) =>
  text.length <= LONGEST_COMMAND
    ? text
    : new Misfit(
        `longer than ${LONGEST_COMMAND} characters`,
        'Put what it does into a management command, and name that.',
      ),
);
