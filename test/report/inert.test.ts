import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block, code, fenced, prose } from '../../src/report/inert.ts';
import { rendered } from './rendered.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</code><img src=x onerror=y>',
  '</pre><h1>x</h1>',
  '**bold** _it_ ~~no~~ [x](https://evil.example) ![x](y)',
  '| a | b |\n| --- | --- |',
  '`` ` ```js\n# Heading\n- item\n1. one\n> quote',
  '- item',
  '1) one',
  '2. two',
  '===',
  'https://evil.example http://x.example/ WWW.evil.example a@evil.example mailto:a@evil.example',
  '&lt; &amp;#64; \\',
  '$x$ $$y$$',
  '::error::x\n##[group]x\r::stop-commands::x',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'<>&`*_~[]()!|\\#@:/.-+=$ \nwa1'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

function elements(markdown: string): string {
  return [...rendered(markdown).matchAll(/<(\w+)/g)].map((match) => match[1]).join(' ');
}

describe('what GitHub renders of it is text alone', () => {
  test.each(HOSTILE)('%j', (text) => {
    expect(elements(code(text))).toBe('p code');
    expect(elements(`x ${prose(text)}`)).toMatch(/^p( code)*$/);
    expect(elements(prose(text))).toMatch(/^(p( code)*)?$/);
  });

  test('of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(elements(code(text))).toBe('p code');
        expect(elements(prose(text))).toMatch(/^(p( code)*)?$/);
      }),
    );
  });

  test('of any text in the cell of a table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const table = `| a | b |\n| --- | --- |\n| ${code(text)} | ${prose(text)} |\n`;
        expect(elements(table)).toMatch(/^table thead tr th th tbody tr td code td( code)*$/);
      }),
    );
  });

  test('of any lines in a block', () => {
    fc.assert(
      fc.property(fc.array(anyText), (lines) => {
        expect(elements(`${block(lines)}\n\nafter`)).toBe('pre p');
      }),
    );
  });
});

test('of any lines in a fence, which nothing inside ends', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1 }), (lines) => {
      expect(elements(`${fenced(lines, 'shell')}\n\nafter`)).toBe('pre code p');
    }),
  );
  expect(fenced(['```', '`````'], 'yaml')).toBe('``````yaml\n```\n`````\n``````');
});

test('a block shows lines as they are', () => {
  expect(block(['a  b', '</pre>', '', '\u001b[31mred\u001b[0m\u0007'])).toBe(
    '<pre>\na  b\n&#60;/pre&#62;\n\nred\n</pre>',
  );
});

test('plain sentences stay readable in the source', () => {
  expect(prose('Set `bake` to 10m (or more): see the README.')).toBe(
    'Set <code>bake</code> to 10m (or more): see the README.',
  );
  expect(code('api-green.example.com/healthz')).toBe('<code>api-green.example.com/healthz</code>');
});

test('nobody is called from outside an element that keeps mentions out', () => {
  expect(prose('@kim')).toBe('&#64;\u200bkim');
  expect(prose('see #12')).toBe('see &#35;\u200b12');
});
