import { shown } from '../../src/inputs/misfit.ts';
import type { Problem } from '../../src/inputs/problem.ts';

export interface Assignments<T> {
  readonly values: Readonly<Record<string, T>>;
  readonly problems: readonly Problem[];
}

const PAIR = /^\s*([A-Za-z_][\w-]*)\s*=\s*(.*?)\s*$/s;

/** `name = value`, the value JSON where it can be read as such: `true`, `30`, `null`, `{"image": …}`; else text. */
export function jsonAssignments(flag: string, given: readonly string[]): Assignments<unknown> {
  const { pairs, problems } = read(flag, given, jsonOrText);
  return { values: Object.fromEntries(pairs), problems };
}

/** What has options of its own, or is the tool's own business. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  name: '--name',
  environment: '--environment',
  hostname: '--hostname',
  'aws-region': '--region',
  image: '--image',
  variables: '--variable',
  'cloudflare-api-token': 'CLOUDFLARE_API_TOKEN in the environment',
  'cloudflare-api-token-secret': '--cloudflare-secret',
};
const NOT_HERE = new Set(['command', 'aws-role', 'github-token', 'dry-run']);

/** `name=value` of the action's own inputs; one that is given again adds a line, for those that are lists. */
export function inputAssignments(given: readonly string[]): Assignments<string> {
  const { pairs, problems } = read('input', given, (text) => text);
  const values: Record<string, string> = {};
  for (const [name, value] of pairs) values[name] = [values[name], value].filter(Boolean).join('\n');
  const misplaced = Object.keys(values).flatMap((name): readonly Problem[] => {
    const option = ELSEWHERE[name];
    if (option !== undefined)
      return [
        { said: `\`--input\` sets \`${name}\`, which has a place of its own.`, remedy: `Give ${option}.` },
      ];
    if (!NOT_HERE.has(name)) return [];
    return [{ said: `\`--input\` sets \`${name}\`, which is not for a laptop.`, remedy: 'Leave it out.' }];
  });
  return { values, problems: [...problems, ...misplaced] };
}

function read<T>(flag: string, given: readonly string[], reading: (text: string) => T) {
  const pairs: [string, T][] = [];
  const problems: Problem[] = [];
  for (const text of given) {
    const [, name, value = ''] = PAIR.exec(text) ?? [];
    if (name !== undefined) pairs.push([name, reading(value)]);
    else
      problems.push({
        said: `\`--${flag}\` is ${shown(text)}: not an assignment.`,
        remedy: 'Write `name=value`.',
      });
  }
  return { pairs, problems };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
