import { expect, test } from 'vitest';
import { textDiagnostic } from '../../../src/engines/terraform/text-diagnostic.ts';

test('an error with a place comes before one without', () => {
  const text = `
Error: Terraform encountered problems during initialisation, including problems
with the configuration, described below.

The configuration must be valid.

Error: Unsupported argument

  on main.tf line 4, in variable "x":
   4: variable "x" { typ = string }

An argument named "typ" is not expected here. Did you mean "type"?
`;
  expect(textDiagnostic(text)).toEqual({
    severity: 'error',
    summary: 'Unsupported argument',
    detail: 'An argument named "typ" is not expected here. Did you mean "type"?',
    range: { filename: 'main.tf', start: { line: 4 } },
  });
});

test('a boxed error is read without its box, up to the next', () => {
  const text =
    '╷\n│ Error: Invalid backend\n│ argument\n│ \n│ The argument is\n│ not expected.\n╵\n╷\n│ Warning: Old\n│ \n│ x\n╵';
  expect(textDiagnostic(text)).toEqual({
    severity: 'error',
    summary: 'Invalid backend argument',
    detail: 'The argument is\nnot expected.',
  });
});

test('what holds no error is none', () => {
  expect(textDiagnostic('Warning: something\n\nfine')).toBeUndefined();
});
