import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, messageOf } from '../model/failure.ts';
import type { Artifacts, KeptText } from '../ports.ts';
import { uploadBlocks } from './artifact-blocks.ts';
import { createArtifact, finalizeArtifact, type ResultsConnection } from './results-service.ts';

export interface ArtifactOptions {
  /** Emptied by the runner around each job. */
  readonly temp: string;
  readonly shelf:
    | { readonly kind: 'open'; readonly results: ResultsConnection; readonly runUrl: string }
    | { readonly kind: 'none'; readonly why: string };
  /** Told what signs the addresses for uploads. */
  readonly mask: (value: string) => void;
}

export function openArtifacts({ temp, shelf, mask }: ArtifactOptions): Artifacts {
  return {
    async keep(name, pieces): Promise<KeptText> {
      const path = join(temp, name);
      const written = writePieces(path, pieces);
      if (shelf.kind === 'none') return { kind: 'file', path, why: shelf.why };
      const { results, runUrl } = shelf;
      try {
        const free = await freeName(results, name);
        const signature = free.to.searchParams.get('sig');
        if (signature) mask(signature);
        await uploadBlocks(results, free.to, path);
        const id = await finalizeArtifact(results, { ...written, name: free.name });
        rmSync(path);
        return { kind: 'artifact', name: free.name, url: `${runUrl}/artifacts/${id}` };
      } catch (error) {
        return { kind: 'file', path, why: messageOf(error) };
      }
    },
  };
}

const BATCH = 256 * 1024;
/** A browser that is told of no encoding believes this. */
const BYTE_ORDER_MARK = '\uFEFF';

function writePieces(path: string, pieces: Iterable<string>): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const file = openSync(path, 'w', 0o600);
  let bytes = 0;
  const write = (text: string) => {
    hash.update(text);
    bytes += writeSync(file, text);
  };
  try {
    let waiting = BYTE_ORDER_MARK;
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < BATCH) continue;
      write(waiting);
      waiting = '';
    }
    write(waiting);
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Plans of other environments, and of other jobs, are of the same run. */
const MOST_NAMES = 20;

async function freeName(results: ResultsConnection, wished: string): Promise<{ name: string; to: URL }> {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const name = number === 1 ? wished : wished.replace(/(\.\w+)?$/, `-${number}$1`);
    const to = await createArtifact(results, name);
    if (to !== 'taken') return { name, to };
  }
  throw new Failure(
    `The run has ${MOST_NAMES} artifacts called ${wished}.`,
    'Plan an environment once a run.',
  );
}
