import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { readPlanFile } from '../../../src/engines/terraform/read-plan.ts';
import type { PlannedPicture } from '../../../src/model/picture.ts';
import { rendered } from '../../../src/report/plan/render.ts';
import { redaction } from '../../../src/report/redaction.ts';
import { plannedPicture, stackOf } from '../../report/plan/pictures.ts';

/** As many secrets as a deploy knows. */
const SECRETS = [
  'database-password-1',
  'redis-token-2',
  'https://app:pass-3@db/shop',
  'django-secret-key-4',
  'cloudflare-token-5',
];

const BATCH = 256 * 1024;

/** From a plan's file to the picture of it. */
export async function readPicture(file: string): Promise<PlannedPicture> {
  return plannedPicture([stackOf(await readPlanFile(file), 'shared', 'shared')]);
}

/** From a picture to comment, page and whole text, as files beside the plan's. */
export function renderPicture(picture: PlannedPicture, file: string): void {
  const { comment, page, whole } = rendered(picture, redaction(SECRETS));
  writeFileSync(`${file}.comment.md`, comment);
  writeFileSync(`${file}.page.md`, page);
  const out = openSync(`${file}.txt`, 'w');
  let waiting = '';
  for (const piece of whole) {
    waiting += piece;
    if (waiting.length < BATCH) continue;
    writeSync(out, waiting);
    waiting = '';
  }
  writeSync(out, waiting);
  closeSync(out);
}

// Run by itself, for its memory to be its own.
if (process.argv[2] !== undefined && import.meta.filename === process.argv[1])
  renderPicture(await readPicture(process.argv[2]), process.argv[2]);
