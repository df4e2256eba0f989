import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** Milliseconds between two looks. */
const LOOK_EVERY = 200;

/**
 * Hands over each line of a growing file as it is completed.
 * @returns ends the following, after what the file then holds; a last line needs no line end.
 */
export function followFile(path: string, onLine: (line: string) => void): () => void {
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(64 * 1024);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const look = () => {
    for (let size = read(); size > 0; size = read()) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    }
  };
  const read = () => readSync(file, chunk, 0, chunk.length, null);
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    look();
    closeSync(file);
    if (rest !== '') onLine(rest);
  };
}
