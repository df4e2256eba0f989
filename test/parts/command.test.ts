import { expect, test } from 'vitest';
import { command } from './command.ts';

test('one that hangs is killed with what it started, and what it said is told', async () => {
  const { exitCode, output } = await command('bash', ['-c', 'echo begun; sleep 600 & wait'], { within: 500 });
  expect({ exitCode, output }).toEqual({ exitCode: null, output: 'begun\n' });
});

test('one that ends in time is left alone', async () => {
  expect(await command('bash', ['-c', 'exit 3'], { within: 60_000 })).toMatchObject({ exitCode: 3 });
});
