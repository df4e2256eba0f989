import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source.ts';

const PAGE = readFileSync(join(ROOT, 'test/README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const rows = PAGE.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('each folder of the tests has its row, in the order of their names, and no other has', () => {
  const folders = readdirSync(join(ROOT, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `\`${name}\``)
    .sort();
  expect(rows.map(([folder]) => folder)).toEqual(folders);
});

test('each row says what is proved, its command, how long, and what it replaces', () => {
  expect(rows.filter((cells) => cells.length !== 5 || cells.some((cell) => cell === ''))).toEqual([]);
});

test('the commands exist, and those of vitest name the folder', () => {
  const wrong = rows.filter(([folder = '', , commands = '']) =>
    [...commands.matchAll(/`([^`]+)`/g)].some(([, command = '']) => !isThere(command, folder.slice(1, -1))),
  );
  expect(wrong).toEqual([]);
});

function isThere(command: string, folder: string): boolean {
  const [program, verb, name = ''] = command.split(' ');
  if (program === 'npm') return verb === 'run' && scripts[name] !== undefined;
  if (program === 'npx') return command === `npx vitest run test/${folder}`;
  return program === 'node' && verb === `test/${folder}/check.ts`;
}
