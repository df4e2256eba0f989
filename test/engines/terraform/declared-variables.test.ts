import { expect, test } from 'vitest';
import { declaredInJson, declaredVariables } from '../../../src/engines/terraform/declared-variables.ts';

test.each<[string, string, readonly string[]]>([
  ['nothing', '', []],
  ['two blocks', 'variable "name" {}\n\nvariable "size" {\n  type = number\n}\n', ['name', 'size']],
  ['a bare label', 'variable name {}\n', ['name']],
  ['comments', '# variable "a" {\n// variable "b" {\n/* variable "c" {\n} */ variable "d" {}\n', ['d']],
  [
    'nested blocks',
    'variable "a" {\n  validation {\n    condition = true\n  }\n}\nvariable "b" {}',
    ['a', 'b'],
  ],
  ['braces in strings', 'locals {\n  x = "}"\n  y = "\\"{"\n}\nvariable "a" {}\n', ['a']],
  ['templates', `output "x" { value = "$\{join("-", [for k in var.a : "$\{k}"])}" }\nvariable "a" {}`, ['a']],
  ['a heredoc', 'locals {\n  x = <<-EOT\n    variable "no" {\n    EOT\n}\nvariable "a" {}\n', ['a']],
  ['an inner variable', 'module "m" {\n  variable = "x"\n  variable "y" {}\n}\n', []],
  ['another block', 'resource "variable" "x" {}\n', []],
  ['carriage returns', 'variable "a" {\r\n}\r\nvariable "b" {\r\n}\r\n', ['a', 'b']],
])('%s', (_, text, names) => {
  expect(declaredVariables(text)).toEqual(names);
});

test('of JSON, in both of its forms', () => {
  expect(declaredInJson('{"variable": {"a": {}, "b": {"type": "string"}}}')).toEqual(['a', 'b']);
  expect(declaredInJson('{"variable": [{"a": {}}, {"b": {}}]}')).toEqual(['a', 'b']);
  expect(declaredInJson('{"output": {}}')).toEqual([]);
});
