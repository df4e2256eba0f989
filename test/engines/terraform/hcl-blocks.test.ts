import { check, constantFrom, array as list, property } from 'fast-check';
import { expect, test } from 'vitest';
import { hclBlocks } from '../../../src/engines/terraform/hcl-blocks.ts';
import { tokens } from '../../../src/engines/terraform/hcl-tokens.ts';

test.each<[string, string, readonly (readonly [string, readonly string[], string])[]]>([
  ['nothing', '# nothing\n', []],
  [
    'a resource',
    'resource "aws_vpc" "this" {\n  cidr   = "10.0.0.0/16" # wide\n}\n',
    [['resource', ['aws_vpc', 'this'], 'cidr = "10.0.0.0/16"']],
  ],
  [
    'a string with a brace inside a template',
    `locals {\n  a = "$\{join("{", var.b)}"\n}\noutput "a" {}`,
    [
      ['locals', [], `a = "$\{join("{", var.b)}"`],
      ['output', ['a'], ''],
    ],
  ],
  ['an escaped template', 'locals { a = "$${ {" }', [['locals', [], 'a = "$${ {"']]],
  [
    'a heredoc with what looks like a block',
    'data "x" "y" {\n  a = <<-EOT\n    }\n    EOT\n  b = 1\n}',
    [['data', ['x', 'y'], 'a = <<-EOT\n    }\n    EOT b = 1']],
  ],
  ['a block that does not end', 'resource "a" "b" {', []],
  ['a brace too many', '}\nmodule "m" {}', [['module', ['m'], '']]],
])('%s', (_, text, blocks) => {
  expect(hclBlocks(text).map(({ type, labels, body }) => [type, labels, body])).toEqual(blocks);
});

test('white space and comments make no difference, the inside of a string does', () => {
  const body = (text: string) => hclBlocks(`locals {${text}}`)[0]?.body;
  expect(body('\n  a   = 1 # one\n\n')).toBe(body(' a = 1 /* two */\n'));
  expect(body('a = "x  y"')).not.toBe(body('a = "x y"'));
});

test('whatever is written, no character is lost and nothing hangs', () => {
  const pieces = constantFrom('{', '}', '"', '${', '%{', '\\', '\n', '#', '/*', '*/', '<<A\n', 'A', ' ', 'x');
  const isWhole = property(list(pieces, { maxLength: 200 }), (parts) => {
    const text = parts.join('');
    return [...tokens(text)].map((one) => one.text).join('') === text;
  });
  expect(check(isWhole, { numRuns: 2_000 }).failed).toBe(false);
});

test('templates in templates without an end are refused, not followed', () => {
  expect(() => hclBlocks(`locals { a = ${'"${'.repeat(100_000)}`)).toThrow('nested too deep');
});
