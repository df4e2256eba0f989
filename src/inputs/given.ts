/** By their names: what is one secret, and what may hold some among its values. An id of a secret is none. */
const IS_SECRET = /token$|secret|password|key$/;
const IS_AN_ID = new Set(['cloudflare-api-token-secret']);
const HAS_NAMES_ONLY = new Set(['variables', 'build-args']);
const HIDDEN = '(not shown)';

/** Inputs as a page may show them: those that were given, in the order of their names, secrets hidden. */
export function shownInputs(raw: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const shown = Object.entries(raw)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => [name, shownValue(name, value)]);
  return Object.fromEntries(shown);
}

function shownValue(name: string, value: string): string {
  if (IS_SECRET.test(name) && !IS_AN_ID.has(name)) return HIDDEN;
  return HAS_NAMES_ONLY.has(name) ? namesOf(value) : value;
}

/** `NAME=value` a line: what stands before the first equals sign, and nothing of a line without one. */
function namesOf(value: string): string {
  const names = value.split(/\r?\n/).map((line) => /^\s*([\w.-]{1,100})\s*=/.exec(line)?.[1]);
  return `${names.filter((name) => name !== undefined).join(', ')} (values not shown)`;
}
