import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** What a renderer of CommonMark with GitHub's extensions makes of it, HTML let through. */
export function renderedMarkdown(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

/** Elements that the report itself may hold. */
const OWN = new Set([
  ...['h3', 'h4', 'p', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'code', 'pre', 'br', 'sub', 'a'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary', 'section', 'input'],
]);

/** What is wrong with a page as GitHub would show it; empty when nothing is. */
export function faultsOf(markdown: string): readonly string[] {
  const html = renderedMarkdown(markdown).replace(/<!-- flipgate:[\s\S]*?-->/g, '');
  const foreign = [...html.matchAll(/<([a-z][\w-]*)/gi)]
    .map(([, name = '']) => name)
    .filter((name) => !OWN.has(name));
  const links = [...html.matchAll(/<a[^>]*href="([^"]*)"/g)]
    .map(([, href = '']) => href)
    .filter((href) => !href.startsWith('https://github.com/acme/shop/'));
  const text = html.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  return [
    ...foreign.map((name) => `element ${name}`),
    ...links.map((href) => `link to ${href}`),
    ...unbalanced(html),
    ...(/(^|[^\w])@\w/.test(text) ? ['a mention'] : []),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    ...(/[\u0000-\u0008\u000b-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(markdown)
      ? ['a control character']
      : []),
    ...(html.includes('<!--') ? ['a comment'] : []),
  ];
}

function unbalanced(html: string): readonly string[] {
  return ['details', 'summary', 'pre', 'code', 'table', 'sub'].flatMap((name) => {
    const opened = html.match(new RegExp(`<${name}\\b`, 'g'))?.length ?? 0;
    const closed = html.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0;
    return opened === closed ? [] : [`${opened} <${name}> and ${closed} ends`];
  });
}
