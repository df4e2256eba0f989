import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from '../../src/model/attribute-differences.ts';
import type { Marked } from '../../src/model/attribute-shape.ts';
import type { AttributeChange, AttributeValue } from '../../src/model/plan-change.ts';

function told(before: Marked, after: Marked): readonly string[] {
  return differences(before, after).map(
    ({ path, before, after }: AttributeChange) => `${path}: ${side(before)} -> ${side(after)}`,
  );
}
const side = (value: AttributeValue) => (typeof value === 'string' ? value : value.known);
const containers = (environment: object) =>
  JSON.stringify([
    { name: 'web', environment: Object.entries(environment).map(([name, value]) => ({ name, value })) },
  ]);

test.each<[string, Marked, Marked, readonly string[]]>([
  ['nothing', { value: { a: 1, b: null } }, { value: { a: 1, b: [] } }, []],
  ['a number', { value: { a: 1 } }, { value: { a: 2 } }, ['a: 1 -> 2']],
  ['a type', { value: { a: 1 } }, { value: { a: '1' } }, ['a: 1 -> "1"']],
  ['what is new', { value: null }, { value: { a: 'x', b: null, c: {} } }, ['a: absent -> "x"']],
  ['what goes', { value: { a: 'x' } }, { value: {} }, ['a: "x" -> absent']],
  [
    'what is known later',
    { value: { id: 'x' } },
    { value: {}, unknown: { id: true, arn: true } },
    ['id: "x" -> unknown', 'arn: absent -> unknown'],
  ],
  ['an attribute that is not set', { value: { a: '', b: null } }, { value: { a: null, b: '' } }, []],
  ['an empty text inside', { value: { a: { b: '' } } }, { value: { a: {} } }, ['a.b: "" -> absent']],
  [
    'what is new and known later',
    { value: null },
    { value: {}, unknown: { id: true, tags: {} } },
    ['id: absent -> unknown'],
  ],
  [
    'a list of texts as one value',
    { value: { cidrs: ['a', 'b'] } },
    { value: { cidrs: ['a', 'c'] }, unknown: { cidrs: [false, false] } },
    ['cidrs: ["a","b"] -> ["a","c"]'],
  ],
  [
    'a list of which one is known later',
    { value: { ids: ['a'] } },
    { value: { ids: ['a', null] }, unknown: { ids: [false, true] } },
    ['ids: ["a"] -> ["a","(known after apply)"]'],
  ],
  [
    'blocks, wherever the equal ones stand',
    { value: { rule: [{ port: 1 }, { port: 2 }] } },
    { value: { rule: [{ port: 3 }, { port: 1 }] } },
    ['rule[0].port: 2 -> 3'],
  ],
  [
    'one block more',
    { value: { rule: [{ port: 1 }] } },
    { value: { rule: [{ port: 1 }, { port: 1 }] } },
    ['rule[1].port: absent -> 1'],
  ],
  [
    'JSON in a text',
    { value: { policy: '{"Statement":[{"Effect":"Allow"}]}' } },
    { value: { policy: '{ "Statement": [ { "Effect": "Deny" } ] }' } },
    ['policy.Statement[0].Effect: "Allow" -> "Deny"'],
  ],
  ['JSON that is written otherwise', { value: { p: '{"a":1}' } }, { value: { p: '{ "a": 1 }' } }, []],
  [
    'names with dots',
    { value: { tags: { 'a.b': '1' } } },
    { value: { tags: { 'a.b': '2' } } },
    ['tags["a.b"]: "1" -> "2"'],
  ],
  [
    'tags once',
    { value: { tags: { a: '1' }, tags_all: { a: '1', b: '1' } } },
    { value: { tags: { a: '2' }, tags_all: { a: '2', b: '2' } } },
    ['tags.a: "1" -> "2"', 'tags_all.b: "1" -> "2"'],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test.each<[string, Marked, Marked, readonly string[]]>([
  [
    'a mark',
    { value: { a: 'x' }, sensitive: { a: true } },
    { value: { a: 'y' }, sensitive: { a: true } },
    ['a: sensitive -> sensitive'],
  ],
  [
    'a mark on one side',
    { value: { a: 'x' } },
    { value: { a: 'y' }, sensitive: { a: true } },
    ['a: "x" -> sensitive'],
  ],
  [
    'a mark on everything',
    { value: { a: 'x' }, sensitive: true },
    { value: { a: 'y' } },
    [': sensitive -> {"a":"y"}'],
  ],
  [
    'a mark inside a value that is shown whole',
    { value: { list: ['x', 'y'] }, sensitive: { list: [false, true] } },
    { value: { list: ['z', 'y'] }, sensitive: { list: [false, true] } },
    ['list: ["x","(sensitive)"] -> ["z","(sensitive)"]'],
  ],
  [
    'a name, in the variables of a container',
    { value: { container_definitions: containers({ DB_PASSWORD: 'old', DEBUG: '0' }) } },
    { value: { container_definitions: containers({ DB_PASSWORD: 'new', DEBUG: '1', EXTRA: 'x' }) } },
    [
      'container_definitions.web.environment.DB_PASSWORD: sensitive -> sensitive',
      'container_definitions.web.environment.DEBUG: "0" -> "1"',
      'container_definitions.web.environment.EXTRA: absent -> "x"',
    ],
  ],
  [
    'a name, where the containers are known later',
    { value: { container_definitions: containers({ SECRET_KEY: 'old' }) } },
    { value: {}, unknown: { container_definitions: true } },
    [`container_definitions: ${JSON.stringify(containers({ SECRET_KEY: '(sensitive)' }))} -> unknown`],
  ],
  [
    'a name, in a function',
    { value: { environment: [{ variables: { API_TOKEN: 'old' } }] } },
    { value: { environment: [{ variables: { API_TOKEN: 'new' } }] } },
    ['environment[0].variables.API_TOKEN: sensitive -> sensitive'],
  ],
  [
    'a shape',
    { value: { url: 'redis://:hunter2@cache:6379', key: 'plain' } },
    { value: { url: 'redis://:hunter3@cache:6380', key: 'AKIAABCDEFGHIJKLMNOP' } },
    ['url: "redis://:***@cache:6379" -> "redis://:***@cache:6380"', 'key: "plain" -> sensitive'],
  ],
  [
    'a shape, where nothing else differs',
    { value: { url: 'redis://:hunter2@cache' } },
    { value: { url: 'redis://:hunter3@cache' } },
    ['url: sensitive -> sensitive'],
  ],
])('hidden by %s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test('no value under a mark is anywhere in what is told', () => {
  const secret = 'never-to-be-seen';
  const tree = fc.letrec<{ tree: readonly [unknown, unknown] }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constant([secret, true] as const),
      fc.constantFrom(['seen', false] as const, [1, false] as const, [null, false] as const),
      fc
        .array(tie('tree'), { maxLength: 3 })
        .map((parts) => [parts.map(([v]) => v), parts.map(([, m]) => m)] as const),
      fc
        .dictionary(fc.constantFrom('a', 'b', 'name', 'value'), tie('tree'))
        .map(
          (parts) =>
            [
              Object.fromEntries(Object.entries(parts).map(([k, [v]]) => [k, v])),
              Object.fromEntries(Object.entries(parts).map(([k, [, m]]) => [k, m])),
            ] as const,
        ),
    ),
  })).tree;
  fc.assert(
    fc.property(tree, tree, ([before, one], [after, other]) => {
      const found = differences({ value: before, sensitive: one }, { value: after, sensitive: other });
      expect(JSON.stringify(found)).not.toContain(secret);
    }),
    { numRuns: 1_000 },
  );
});

test('whoever nests deeper than anybody writes gets no text, and no error', () => {
  const deep = (leaf: string) => {
    let value: unknown = leaf;
    for (let depth = 0; depth < 200; depth++) value = { a: value };
    return value;
  };
  expect(differences({ value: deep('x') }, { value: deep('y') })).toMatchObject([{ before: 'sensitive' }]);
  const text = '['.repeat(100_000);
  expect(told({ value: { a: text } }, { value: { a: 'x' } })).toHaveLength(1);
});
