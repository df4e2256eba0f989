import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** A page as GitHub's parser sees it, raw HTML let through. */
export function rendered(markdown: string): string {
  return micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

/** What a page of ours is made of; whatever else appears came out of a value. */
const OURS = new Set([
  ...['h2', 'p', 'strong', 'ul', 'li', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ...['details', 'summary'],
]);
/** The only attributes: the languages of our fences. */
const FENCES = ['class="language-shell"', 'class="language-yaml"', 'class="language-mermaid"'];

/** Elements and attributes that no page of ours has, and elements that are not closed. Empty for a good page. */
export function foreignParts(markdown: string): readonly string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [tag, slash, name = '', rest = ''] of rendered(markdown).matchAll(
    /<(\/?)([A-Za-z!][\w-]*)([^>]*)>/g,
  )) {
    if (!OURS.has(name)) found.push(tag);
    if (rest.trim() !== '' && !FENCES.includes(rest.trim())) found.push(tag);
    if (slash === '') open.push(name);
    else if (open.pop() !== name) found.push(`${tag} closes nothing`);
  }
  return [...found, ...open.map((name) => `<${name}> stays open`)];
}
