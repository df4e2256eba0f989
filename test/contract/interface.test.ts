import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/model/command.ts';
import { outputValues } from '../../src/report/output-values.ts';
import { LIVE, PLANNED } from '../report/told.ts';
import { allInputs, commonInputs, readAction } from './interface.ts';
import { readPage } from './pages.ts';
import { TABLED, withTables } from './readme-tables.ts';

const action = readAction();

test('action.yml lists the inputs that commands take, and no other', () => {
  expect(Object.keys(action.inputs).sort()).toEqual([...allInputs()].sort());
});

test('action.yml lists the outputs that a run writes, and no other', () => {
  expect(Object.keys(action.outputs)).toEqual(
    Object.keys(outputValues({ ...LIVE, picture: PLANNED, commentUrl: 'u' })),
  );
});

test('action.yml names every command', () => {
  for (const command of COMMANDS) expect(action.inputs['command']?.description).toContain(command);
});

test('what action.yml requires is what every command requires', () => {
  const required = Object.entries(action.inputs).filter(([, input]) => input.required);
  const everywhere = commonInputs().filter(({ need }) => need === 'required');
  expect(required.map(([name]) => name)).toEqual(['command', ...everywhere.map(({ name }) => name)]);
});

test('no default but one that every command takes stands in action.yml', () => {
  const standard = Object.entries(action.inputs).filter(([, input]) => input.default !== undefined);
  const common = new Set(commonInputs().map(({ name }) => name));
  expect(standard.map(([name]) => name).filter((name) => !common.has(name))).toEqual([]);
});

test('the runner finds a file for the step, and one for its end', () => {
  expect(action.runs).toEqual({
    using: 'node24',
    main: 'dist/index.js',
    post: 'dist/post.js',
    'post-if': 'always()',
  });
});

test.each(TABLED)('the tables of %s say the same: node test/contract/readme-tables.ts --write', (page) => {
  expect(readPage(page)).toBe(withTables(page));
});
