/** What the guard does with operations that the live code would not survive. */
export type GuardMode = 'guard' | 'accept' | 'record';

/** A command as a task runs it. `unguarded` runs as it was given. */
export type TaskCommand =
  | { readonly kind: 'guarded'; readonly words: readonly string[] }
  | { readonly kind: 'unguarded'; readonly words: readonly string[]; readonly why: string };

/** Unpacks the modules of a program and runs them one after the other; the last of them is the program. */
export const UNPACK = [
  'import base64,json,sys,types,zlib',
  'for n,s in json.loads(zlib.decompress(base64.b64decode(sys.argv.pop(1)))):',
  ' m=sys.modules[n]=types.ModuleType(n);exec(compile(s,n,"exec"),m.__dict__)',
].join('\n');

/** What starts a Python inside an environment of its own, and takes nothing but flags before it. */
const RUNNERS = ['uv run', 'poetry run', 'pipenv run', 'pdm run'];
const PYTHON = /^(?:.*\/)?python[0-9.]*$/;
const ALONE = /^-[bBdEOqsuv]+$/;
const WITH_VALUE = /^-[WX]$/;

/**
 * The command with the guard in front of it, in the same Python. What is no Python program (a shell, a
 * script of the user's own) cannot be read, and runs unguarded.
 *
 * @param words  as a shell would split it
 * @param packed  the guard's program
 */
export function guardedCommand(words: readonly string[], mode: GuardMode, packed: string): TaskCommand {
  const [first = ''] = words;
  if (/^(\.\/)?manage\.py$/.test(first)) return guardedCommand(['python', ...words], mode, packed);
  if (first === 'django-admin')
    return guardedCommand(['python', '-m', 'django', ...words.slice(1)], mode, packed);
  const at = words.findIndex((word) => PYTHON.test(word));
  const before = words.slice(0, Math.max(at, 0));
  if (at < 0 || !isRunner(before)) {
    return { kind: 'unguarded', words, why: `${first} is no Python program, so its plan cannot be read` };
  }
  const start = endOfOptions(words, at + 1);
  const target = words[start];
  if (target === undefined || (target.startsWith('-') && (target !== '-m' || start + 1 >= words.length))) {
    return { kind: 'unguarded', words, why: 'it runs no script and no module, so its plan cannot be read' };
  }
  return {
    kind: 'guarded',
    words: [...words.slice(0, start), '-c', UNPACK, packed, mode, ...words.slice(start)],
  };
}

function isRunner(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  return (
    RUNNERS.includes(words.slice(0, 2).join(' ')) && words.slice(2).every((word) => word.startsWith('--'))
  );
}

/** Where the script or `-m` stands, behind the interpreter's own options. */
function endOfOptions(words: readonly string[], from: number): number {
  const word = words[from] ?? '';
  if (ALONE.test(word)) return endOfOptions(words, from + 1);
  return WITH_VALUE.test(word) ? endOfOptions(words, from + 2) : from;
}
