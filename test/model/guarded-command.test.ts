import { split } from 'shlex';
import { expect, test } from 'vitest';
import { guardedCommand } from '../../src/model/guarded-command.ts';

/** The guard's own words, shortened. */
function shown(command: string): string {
  const { kind, words } = guardedCommand(split(command), 'guard', 'PACKED');
  const at = words.indexOf('PACKED');
  const short = at < 0 ? words : [...words.slice(0, at - 1), '<guard>', ...words.slice(at + 2)];
  return `${kind}: ${short.join(' ')}`;
}

test.each([
  ['python manage.py migrate --noinput', 'guarded: python -c <guard> manage.py migrate --noinput'],
  [
    'python3.13 -u -W ignore app/manage.py migrate',
    'guarded: python3.13 -u -W ignore -c <guard> app/manage.py migrate',
  ],
  ['/venv/bin/python -m django migrate', 'guarded: /venv/bin/python -c <guard> -m django migrate'],
  ['./manage.py migrate --pre-deploy', 'guarded: python -c <guard> ./manage.py migrate --pre-deploy'],
  ['django-admin migrate', 'guarded: python -c <guard> -m django migrate'],
  [
    'uv run --frozen python manage.py migrate',
    'guarded: uv run --frozen python -c <guard> manage.py migrate',
  ],
  ['poetry run python manage.py migrate', 'guarded: poetry run python -c <guard> manage.py migrate'],
  ['sh -c "python manage.py migrate"', 'unguarded: sh -c python manage.py migrate'],
  ['./migrate.sh', 'unguarded: ./migrate.sh'],
  ['nice python manage.py migrate', 'unguarded: nice python manage.py migrate'],
  ['python -c pass', 'unguarded: python -c pass'],
  ['python -m', 'unguarded: python -m'],
  ['python', 'unguarded: python'],
])('%s', (command, expected) => {
  expect(shown(command)).toBe(expected);
});
