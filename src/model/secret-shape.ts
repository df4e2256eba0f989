/** Words of a name that holds a secret, and endings of a name that only tells about one. */
const SECRET_WORD =
  /(^|[_\-. ])(pass(word|wd|phrase|code)?|pwd|secrets?|tokens?|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|dsn|salt|pepper|connection[_-]?string|(basic|http)[_-]?auth)($|[_\-. ])/i;
const ABOUT =
  /([_\-. ])(arns?|ids?|names?|enabled|version(s|_stages)?|length|days|hours|minutes|seconds|ttl|timeout|path|header|policy|type|strategy|method|count|backend|class|validators?|prefix|ur[il]|endpoint|host)$/i;

const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, boolean>();

/** Whether the name of a setting says that its value is a secret: `DB_PASSWORD` does, `auth_token_id` does not. */
export function isSecretName(name: string): boolean {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const words = /[a-z][A-Z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2') : name;
  const isSecret = SECRET_WORD.test(words) && !ABOUT.test(words);
  // Attributes have few names, environments may have any.
  if (remembered.size < MOST_REMEMBERED) remembered.set(name, isSecret);
  return isSecret;
}

/** What stands for a secret in a text. */
export const HIDDEN = '***';

/** Whole blocks, and what the makers of tokens begin them with so that they can be found. Bounded where a text could make them slow. */
const SHAPES = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_\w{20,}/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\b[rs]k_(?:live|test)_\w{10,}/,
  /\bwhsec_\w{10,}/,
  /\bnpm_\w{30,}/,
  /\bpypi-[\w-]{30,}/,
  /\bAIza[\w-]{30,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\bhvs\.[\w-]{20,}/,
  /\bdop_v1_[0-9a-f]{32,}/,
  /\bsk-[\w-]{20,}/,
  /(?<![\w-])eyJ[\w-]{8,500}\.eyJ[\w-]{8,4000}\.[\w-]{0,2000}/,
  /\bhooks\.slack\.com\/services\/[\w/]+/,
];
const SHAPE = new RegExp(SHAPES.map(({ source }) => source).join('|'), 'g');
const IN_ADDRESS = /([a-z0-9+.-]{1,20}:\/\/[^\s:/?#@"']{0,200}):[^\s/?#"']+@/gi;
const IN_QUERY =
  /([?&;](?:[\w.-]*(?:password|passwd|pwd|secret|token|api_?key|signature|sig))=)[^&;\s"'#]+/gi;
/** As shells are given them. */
const IN_SETTING =
  /\b(\w{0,60}(?:password|passwd|secret|token|api_?key)\w{0,20}=)(?:"[^"]*"|'[^']*'|[^\s"',;&]+)/gi;
/** Reads most values once: nothing that is hidden lacks all of these. */
const MAY_HOLD =
  /:\/\/|-----BEGIN|A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox|[rs]k_|whsec_|npm_|pypi-|AIza|SG\.|hvs\.|dop_v1_|sk-|eyJ|hooks\.|=/;

/** A text with what is shaped like a secret replaced, the rest as it is: the host of a URL stays readable. */
export function withoutSecrets(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  return text
    .replace(SHAPE, HIDDEN)
    .replace(IN_ADDRESS, `$1:${HIDDEN}@`)
    .replace(IN_SETTING, `$1${HIDDEN}`)
    .replace(IN_QUERY, `$1${HIDDEN}`);
}
