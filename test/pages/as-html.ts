import { renderedMarkdown } from '../report/plan/rendered-markdown.ts';
import type { ShownPage } from './shown-pages.ts';

/** The elements of a page as GitHub makes them: what a parser of Markdown leaves to GitHub is done here. */
export function asHtml(text: string, { unfolded }: Pick<ShownPage, 'unfolded'>): string {
  return [withAlerts, withColoredDiffs, withCharts, withSigns].reduce(
    (html, change) => change(html),
    withUnfolded(renderedMarkdown(text), unfolded),
  );
}

function withUnfolded(html: string, titles: readonly string[]): string {
  return html.replaceAll(/<details>(\s*<summary>([^<]*))/g, (whole, rest: string, title: string) =>
    titles.some((one) => title.startsWith(one)) ? `<details open>${rest}` : whole,
  );
}

/** A quote that begins with its kind in brackets. */
function withAlerts(html: string): string {
  return html.replaceAll(
    /<blockquote>\s*<p>\[!(\w+)\](?:<\/p>|\n)([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, content: string) => {
      const title = `${kind[0]}${kind.slice(1).toLowerCase()}`;
      const head = `<p class="markdown-alert-title">${title}</p>`;
      return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}">${head}${content}</div>`;
    },
  );
}

/** By the classes that GitHub's style has for them. */
const LINES: readonly (readonly [begin: string, name: string])[] = [
  ['@@', 'pl-mdr'],
  ['+', 'pl-mi1'],
  ['-', 'pl-md'],
  ['!', 'pl-mc'],
];

function withColoredDiffs(html: string): string {
  return html.replaceAll(
    /<pre><code class="language-diff">([\s\S]*?)<\/code><\/pre>/g,
    (_, lines: string) =>
      `<div class="highlight"><pre>${lines.trimEnd().split('\n').map(colored).join('\n')}</pre></div>`,
  );
}

function colored(line: string): string {
  const name = LINES.find(([begin]) => line.startsWith(begin))?.[1];
  return name === undefined ? line : `<span class="${name}">${line}</span>`;
}

function withCharts(html: string): string {
  return html.replaceAll(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    (_, chart: string) => `<pre class="mermaid">${chart}</pre>`,
  );
}

const CIRCLES: Readonly<Record<string, string>> = {
  '🟢': '#1f883d',
  '🟣': '#8250df',
  '🟡': '#d4a72c',
  '🟠': '#e16f24',
  '🔴': '#cf222e',
  '⚪': '#d1d9e0',
};

/** Signs are the reader's own font's; a browser without one for them shows nothing. */
function withSigns(html: string): string {
  return html.replaceAll(
    /[🟢🟣🟡🟠🔴⚪]/gu,
    (sign) =>
      `<svg class="sign" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="${CIRCLES[sign]}"/></svg>`,
  );
}
