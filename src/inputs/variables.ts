import { linesOf, type Read } from './field.ts';
import { Misfit } from './misfit.ts';

/** What the action itself passes to the stacks, by the contract of infra/README.md. */
const OURS = new Set([
  'name',
  'environment',
  'hostname',
  'preview_hostnames',
  'color',
  'image',
  'release',
  'certificate_arn',
  'release_header',
  'health_path',
  'shared',
]);

/**
 * `name = value` a line. A value that begins with `[`, `{` or `"` is JSON; any other is text, which
 * engines turn into the number or truth that a variable asks for.
 */
export const variables: Read<Readonly<Record<string, unknown>>> = (text) => {
  const pairs = linesOf(pair)(text);
  if (pairs instanceof Misfit) return pairs;
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return new Misfit(`it sets \`${twice}\` twice`, 'Set each variable once.');
  return Object.fromEntries(pairs);
};

const pair: Read<readonly [string, unknown]> = (line) => {
  const [, name = '', value = ''] = /^([A-Za-z_][A-Za-z0-9_-]*)\s*=\s*(.*)$/.exec(line) ?? [];
  if (name === '') return new Misfit('not a variable', 'Write `name = value`, one a line.');
  if (OURS.has(name)) {
    return new Misfit(`\`${name}\` is set by the action itself`, 'Leave it out of `variables`.');
  }
  if (!/^[[{"]/.test(value)) return [name, value];
  try {
    return [name, JSON.parse(value)];
  } catch {
    return new Misfit('its value begins like JSON but is none', 'Write the value as JSON, on one line.');
  }
};
