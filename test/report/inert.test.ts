import fc from 'fast-check';
import { expect, test } from 'vitest';
import { block, code, prose } from '../../src/report/inert.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</code><img src=x onerror=y>',
  '</pre><h1>x</h1>',
  '**bold** _it_ ~~no~~ [x](https://evil.example) ![x](y)',
  '@acme/team @kim #12 acme/shop#12 GH-12',
  '| a | b |\n| --- | --- |',
  '`` ` ```js\n# Heading\n- item\n1. one\n> quote',
  'https://evil.example www.evil.example a@evil.example',
  ':tada: &lt; &amp;#64; \\',
  '::error::x\n##[group]x\r::stop-commands::x',
];

/** Everything that Markdown or HTML could read as more than a letter, outside our own elements. */
function structure(rendered: string): string {
  return rendered.replace(/<\/?code>/g, '').replace(/&#\d+;/g, '');
}

test.each(HOSTILE)('%j is only text', (text) => {
  for (const rendered of [code(text), prose(text)]) {
    expect(structure(rendered)).not.toMatch(/[<>&*_~[\]()!@#|`\\:/\n\r-]|\d\.|\w\.\w/);
  }
});

test('no text at all becomes structure', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(structure(prose(text))).not.toMatch(/[<>&*_~[\]()!@#|`\\:/\n\r\t-]/);
    }),
  );
});

test('a block shows lines as they are, and nothing inside ends it', () => {
  expect(block(['a  b', '</pre>', '', '\u001b[31mred\u001b[0m\u0007'])).toBe(
    '<pre>\na  b\n&#60;/pre&#62;\n\nred\n</pre>',
  );
});

test('own code inside a sentence is code', () => {
  expect(prose('Set `bake` to 10m.')).toBe('Set <code>bake</code> to 10m.');
});

test('nobody is called from outside an element that keeps mentions out', () => {
  expect(prose('@kim')).toBe('&#64;\u200bkim');
});
