import { closeSync, openSync, readSync } from 'node:fs';
import { Failure } from '../model/failure.ts';
import { MIME_TYPE } from './results-service.ts';
import { type Sender, sentAgain } from './sent-again.ts';

const BLOCK_BYTES = 4 * 1024 * 1024;
/** Of Azure's storage, where GitHub keeps artifacts. */
const STORAGE_VERSION = '2021-12-02';

/** Uploads a file in blocks, of which one at a time is held, and then names them in their order: that makes the file. */
export async function uploadBlocks(sender: Sender, to: URL, path: string): Promise<void> {
  const ids: string[] = [];
  for (const block of blocksOf(path)) {
    // All ids of a file have to be equally long.
    const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
    ids.push(id);
    await put(sender, to, { comp: 'block', blockid: id }, block);
  }
  const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
  const document = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
  await put(sender, to, { comp: 'blocklist' }, document, { 'x-ms-blob-content-type': MIME_TYPE });
}

function* blocksOf(path: string): Iterable<Uint8Array<ArrayBuffer>> {
  const file = openSync(path, 'r');
  try {
    const block = new Uint8Array(BLOCK_BYTES);
    for (;;) {
      const bytes = readSync(file, block);
      if (bytes === 0) return;
      yield block.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}

async function put(
  sender: Sender,
  to: URL,
  what: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const url = new URL(to);
  for (const [name, value] of Object.entries(what)) url.searchParams.set(name, value);
  const headers = { 'x-ms-version': STORAGE_VERSION, ...more };
  const answer = await sentAgain(sender, 'upload of an artifact', url.href, { method: 'PUT', headers, body });
  if (answer.ok) return;
  const code = answer.headers.get('x-ms-error-code') ?? '';
  throw new Failure(
    `GitHub's storage refused the artifact: HTTP ${answer.status} ${code}`.trim(),
    'Run this again.',
  );
}
