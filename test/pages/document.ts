import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmPackage } from '../parts/npm-package.ts';

/** What makes a page look as on GitHub, the same on every machine: style, fonts and the program that draws charts. */
export interface Looks {
  readonly style: string;
  readonly script: string;
}

export async function openLooks(): Promise<Looks> {
  const [markdown, mermaid, inter, mono] = await Promise.all([
    npmPackage({
      name: 'github-markdown-css',
      version: '5.9.0',
      integrity:
        'sha512-tmT5sY+zvg2302XLYEfH2mtkViIM1SWf2nvYoF5N1ZsO0V6B2qZTiw3GOzw4vpjLygK/KG35qRlPFweHqfzz5w==',
    }),
    npmPackage({
      name: 'mermaid',
      version: '11.17.2',
      integrity:
        'sha512-V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg==',
    }),
    npmPackage({
      name: 'inter-ui',
      version: '4.1.1',
      integrity:
        'sha512-451h0J29HyOmA+JXgSi/6M12tL7ZCZ8arYKZUXiOXTJpJbAKqJvFh3k5SiV3x7tKe0C0KyrKUUiQIvvZ2PQDcA==',
    }),
    npmPackage({
      name: '@fontsource-variable/jetbrains-mono',
      version: '5.3.0',
      integrity:
        'sha512-F32xpS2NsGYoQi2ADSkKTgpJj7ozajsGgDJ8woTnqjmIB+dxDIqImjl4pXZVEExu8UFZ2ndhmX18EBS/hdz3Lw==',
    }),
  ]);
  const style = [
    face('Inter', join(inter, 'web', 'Inter-Regular.woff2'), 400),
    face('Inter', join(inter, 'web', 'Inter-SemiBold.woff2'), 600),
    inlined(join(mono, 'index.css')),
    readFileSync(join(markdown, 'github-markdown-light.css'), 'utf8'),
    FRAME,
  ].join('\n');
  return { style, script: readFileSync(join(mermaid, 'dist', 'mermaid.min.js'), 'utf8') };
}

/** GitHub's frame around a comment or a summary. */
const FRAME = `
body { margin: 0; padding: 12px; background: #fff; }
.frame { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
.head { padding: 9px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e; font-size: 14px; }
.head, .markdown-body { font-family: Inter, sans-serif; line-height: 1.5; }
.head b { color: #1f2328; font-weight: 600; }
.head i { font-style: normal; font-size: 12px; border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; }
.markdown-body { padding: 16px; font-size: 14px; }
.markdown-body pre, .markdown-body code { font-family: 'JetBrains Mono Variable', monospace; font-variant-ligatures: none; }
.markdown-body pre.mermaid { background: none; padding: 0; text-align: center; }
.sign { width: 1em; height: 1em; vertical-align: -0.12em; }
`;

function face(family: string, path: string, weight: number): string {
  return `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(${dataUrl(path)}); }`;
}

function inlined(path: string): string {
  return readFileSync(path, 'utf8').replaceAll(
    /src:\s*url\(\.\/([^)]+\.woff2)\)[^;]*;/g,
    (_, file: string) => `src: url(${dataUrl(join(path, '..', file))}) format('woff2');`,
  );
}

function dataUrl(path: string): string {
  return `data:font/woff2;base64,${readFileSync(path).toString('base64')}`;
}

/** A page to be opened; it sets `document.title` to `done` once its charts are drawn. */
export function documentOf(content: string, head: string, { style, script }: Looks): string {
  return `<!doctype html><html><head><meta charset="utf-8"><style>${style}</style></head><body>
<div class="frame"><div class="head">${head}</div><div class="markdown-body">${content}</div></div>
<script>${script.replaceAll('</script', '<\\/script')}</script>
<script>
mermaid.initialize({ startOnLoad: false, theme: 'default', fontFamily: 'Inter' });
Promise.all([...document.fonts].map((one) => one.load())).then(() => mermaid.run()).then(() => { document.title = 'done'; }, (error) => { document.title = 'failed: ' + error.message; });
</script></body></html>`;
}
