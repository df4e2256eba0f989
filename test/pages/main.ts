/** `npm run screenshots`: pages of the action as GitHub shows them, for the README. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromiumPart } from '../parts/chromium.ts';
import { asHtml } from './as-html.ts';
import { openBrowser } from './browser.ts';
import { documentOf, openLooks } from './document.ts';
import { digestOf, imageOf, SHOWN, TAKEN, textOf } from './shown-pages.ts';
import { smallPng } from './small-png.ts';

const WIDTH = 900;
/** Sharp on most screens, and below 200 kB. */
const SCALE = 1.5;

const folder = mkdtempSync(join(tmpdir(), 'flipgate-pages-'));
try {
  const looks = await openLooks();
  await using browser = await openBrowser(await chromiumPart());
  mkdirSync(dirname(TAKEN), { recursive: true });
  for (const page of SHOWN) {
    const file = join(folder, `${page.name}.html`);
    writeFileSync(file, documentOf(asHtml(textOf(page), page), page.head, looks));
    const image = smallPng(await browser.shot(file, WIDTH, SCALE));
    writeFileSync(imageOf(page), image);
    console.log(`${page.name}: ${Math.ceil(image.length / 1_000)} kB`);
  }
  const taken = Object.fromEntries(SHOWN.map((page) => [page.path, digestOf(page)]));
  writeFileSync(TAKEN, `${JSON.stringify(taken, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
