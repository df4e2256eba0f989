import { split } from 'shlex';
import { expect, test } from 'vitest';
import { openGuardProgram } from '../../src/adapters/guard-program.ts';
import { LONGEST_COMMAND } from '../../src/inputs/scalars.ts';
import { guardedCommand } from '../../src/model/guarded-command.ts';

/** RunTask's `overrides`, formatting included: 8,192 characters (its API reference). */
const LIMIT = 8_192;

test('the guard leaves room for the longest command that an input may hold', async () => {
  const packed = await openGuardProgram().packed();
  const longest = `python manage.py migrate ${'x'.repeat(LONGEST_COMMAND - 25)}`;
  const { words } = guardedCommand(split(longest), 'accept', packed);
  const PGOPTIONS = '-c lock_timeout=86400000 -c statement_timeout=86400000';
  const environment = [{ name: 'PGOPTIONS', value: PGOPTIONS }];
  const overrides = { containerOverrides: [{ name: 'migrate', command: words, environment }] };
  expect(JSON.stringify(overrides).length).toBeLessThan(LIMIT);
});
