import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

/** The modules of a Python program, in the order in which they import each other, as one word of a command line. */
export async function packedProgram(
  modules: readonly (readonly [name: string, file: URL])[],
): Promise<string> {
  const read = modules.map(async ([name, file]) => [name, bare(await readFile(file, 'utf8'))]);
  const json = JSON.stringify(await Promise.all(read));
  return (await promisify(deflate)(json, { level: 9 })).toString('base64');
}

/** Without what is for readers: docstrings, comments, blank lines, most of the indentation. */
function bare(source: string): string {
  return source
    .replace(/^ *"""[\s\S]*?"""\n/gm, '')
    .split('\n')
    .filter((line) => !/^ *(#|$)/.test(line))
    .map((line) => line.replace(/^(?: {4})+/, (indentation) => ' '.repeat(indentation.length / 4)))
    .join('\n');
}
