import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Giving, JsonMembers } from '../../../src/engines/terraform/json-members.ts';

const WANTED: ReadonlyMap<string, Giving> = new Map([
  ['list', 'each'],
  ['other "list"', 'each'],
  ['whole', 'whole'],
]);

function taken(document: string, chunk: number): readonly (readonly [string, unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  const members = new JsonMembers(WANTED, (section, value) => found.push([section, value]));
  const bytes = Buffer.from(document);
  for (let at = 0; at < bytes.length; at += chunk) members.write(bytes.subarray(at, at + chunk));
  members.end();
  return found;
}

const object = fc.dictionary(fc.string(), fc.jsonValue());
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'a', 'ü', '\n'))
    .map((parts) => parts.join('')),
);

test('every wanted part, whole, wherever the chunks are cut', () => {
  const document = fc.record({
    before: fc.oneof(anyText, fc.jsonValue()),
    list: fc.array(object),
    between: fc.oneof(object, anyText),
    whole: fc.oneof(fc.jsonValue(), anyText),
    'other "list"': fc.array(fc.record({ text: anyText })),
  });
  fc.assert(
    fc.property(
      document,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 2),
      (value, chunk, indent) => {
        const json = JSON.stringify(value, null, indent);
        const same = JSON.parse(json) as typeof value;
        expect(taken(json, chunk)).toEqual([
          ...same.list.map((item) => ['list', item]),
          ['whole', same.whole],
          ...same['other "list"'].map((item) => ['other "list"', item]),
        ]);
      },
    ),
  );
});

test.each(['{"list":[{"a":1', '{"a":"', '{'])('%s is no document', (text) => {
  expect(() => taken(text, 100)).toThrow(SyntaxError);
});

test('a part that is no JSON is no part', () => {
  expect(() => taken('{"whole":tru}', 100)).toThrow(SyntaxError);
});
