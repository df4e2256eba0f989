import { expect, test } from 'vitest';
import { asHtml } from './as-html.ts';

const html = (lines: readonly string[], unfolded: readonly string[] = []) =>
  asHtml(lines.join('\n'), { unfolded });

test('a quote of a kind is an alert', () => {
  expect(html(['> [!CAUTION]', '> - lost'])).toMatch(
    /<div class="markdown-alert markdown-alert-caution"><p class="markdown-alert-title">Caution<\/p>\s*<ul>/,
  );
});

test('lines of a diff have their colours', () => {
  expect(html(['```diff', '@@ a @@', '- 1', '+ 2', '```'])).toContain(
    '<span class="pl-mdr">@@ a @@</span>\n<span class="pl-md">- 1</span>\n<span class="pl-mi1">+ 2</span>',
  );
});

test('a chart is left to the program that draws it', () => {
  expect(html(['```mermaid', 'gantt', '```'])).toContain('<pre class="mermaid">gantt\n</pre>');
});

test('what is wished for is unfolded, and nothing else', () => {
  const folded = (title: string) => `<details><summary>${title}</summary>\n\nx\n\n</details>`;
  const shown = html([folded('What differs in 2'), '', folded('Outputs')], ['What differs']);
  expect(shown.match(/<details open>/g)).toHaveLength(1);
  expect(shown).toContain('<details><summary>Outputs');
});
