/** Shorter texts are found everywhere: hiding them would hide the report itself. */
const SHORTEST = 6;
const HIDDEN = '***';

/** Every form in which a secret may show up: as it is, line by line, as JSON, in a URL, in base64. */
export function secretForms(secret: string): readonly string[] {
  const parts = [secret, secret.trim(), ...secret.split(/\r?\n/), ...leavesOf(secret)];
  const forms = parts.flatMap((part) => [part, escaped(part), ...urlForms(part), ...base64Forms(part)]);
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** A function that hides every form of these secrets. */
export function redaction(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap(secretForms))].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp(
    forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'),
    'g',
  );
  return (text) => text.replace(pattern, HIDDEN);
}

/** The texts inside a secret that is JSON itself, as Secrets Manager's often are. */
function leavesOf(secret: string): readonly string[] {
  if (!/^\s*[[{]/.test(secret)) return [];
  const leaves: string[] = [];
  try {
    JSON.parse(secret, (_, value: unknown) => {
      if (typeof value === 'string') leaves.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return leaves;
}

function escaped(part: string): string {
  return JSON.stringify(part).slice(1, -1);
}

function urlForms(part: string): readonly string[] {
  if (!part.isWellFormed()) return [];
  const encoded = encodeURIComponent(part);
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [encoded, lower, new URLSearchParams([['', part]]).toString().slice(1)];
}

/**
 * Base64 of a longer text that holds the secret, for example of `user:secret`: by how many bytes stand
 * before it, the secret's own bits fill one of three sequences. The characters at both ends also carry
 * a neighbour's bits and are left out.
 */
function base64Forms(part: string): readonly string[] {
  const bytes = Buffer.from(part);
  const inside = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
  const forms = [bytes.toString('base64'), ...inside];
  return [
    ...forms,
    ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')),
  ];
}

/** The same value with every text in it, at any depth, passed through `hide`. */
export function redacted<T>(value: T, hide: (text: string) => string): T {
  return hidden(value, hide) as T;
}

function hidden(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((item) => hidden(item, hide));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hidden(item, hide)]));
}
