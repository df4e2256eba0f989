import { type CollectionTag, parse, type ScalarTag } from 'yaml';
import { invalid } from './refusals.ts';
import type { Template } from './template.ts';

const FUNCTIONS = [
  ...['Sub', 'GetAtt', 'Join', 'Select', 'Split', 'If', 'Equals', 'Not', 'And', 'Or'],
  ...['FindInMap', 'Base64', 'GetAZs'],
];

/** YAML's short forms: `!Sub text` is `{ "Fn::Sub": "text" }`. */
const TAGS: (ScalarTag | CollectionTag)[] = ['Ref', 'Condition', ...FUNCTIONS].flatMap((name) => {
  const key = FUNCTIONS.includes(name) ? `Fn::${name}` : name;
  const resolve = (node: string | { toJSON(): unknown }) => ({
    [key]: typeof node === 'string' ? node : node.toJSON(),
  });
  const tag = `!${name}`;
  return [
    { tag, resolve },
    { tag, collection: 'seq', resolve },
    { tag, collection: 'map', resolve },
  ] as unknown as (ScalarTag | CollectionTag)[];
});

/** @throws AwsError for what is no template */
export function readTemplate(text: string): Template {
  const read = parsed(text);
  if (typeof read?.Resources !== 'object' || Object.keys(read.Resources ?? {}).length === 0)
    throw invalid('Template format error: At least one Resources member must be defined.');
  return read as Template;
}

function parsed(text: string): { readonly Resources?: object | null } | null {
  const isJson = text.trimStart().startsWith('{');
  try {
    return isJson ? JSON.parse(text) : parse(text, { customTags: TAGS });
  } catch {
    throw invalid(`Template format error: ${isJson ? 'JSON' : 'YAML'} not well-formed.`);
  }
}
