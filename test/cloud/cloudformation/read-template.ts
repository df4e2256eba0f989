import { type CollectionTag, parse, type ScalarTag } from 'yaml';
import { AwsError } from '../shapes/aws-error.ts';
import type { Template } from './template.ts';

const FUNCTIONS = [
  'Sub',
  'GetAtt',
  'Join',
  'Select',
  'Split',
  'If',
  'Equals',
  'Not',
  'And',
  'Or',
  'FindInMap',
  'Base64',
  'GetAZs',
];

/** YAML's short forms: `!Sub text` is `{ "Fn::Sub": "text" }`. */
const TAGS: (ScalarTag | CollectionTag)[] = ['Ref', 'Condition', ...FUNCTIONS].flatMap((name) => {
  const key = FUNCTIONS.includes(name) ? `Fn::${name}` : name;
  return [
    { tag: `!${name}`, resolve: (text: string) => ({ [key]: text }) } as unknown as ScalarTag,
    {
      tag: `!${name}`,
      collection: 'seq',
      resolve: (seq: { toJSON(): unknown }) => ({ [key]: seq.toJSON() }),
    } as unknown as CollectionTag,
    {
      tag: `!${name}`,
      collection: 'map',
      resolve: (map: { toJSON(): unknown }) => ({ [key]: map.toJSON() }),
    } as unknown as CollectionTag,
  ];
});

/** @throws AwsError for what is no template */
export function readTemplate(text: string): Template {
  const read = text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { customTags: TAGS });
  if (typeof read?.Resources !== 'object')
    throw new AwsError(
      'ValidationError',
      'Template format error: At least one Resources member must be defined.',
    );
  return read;
}
