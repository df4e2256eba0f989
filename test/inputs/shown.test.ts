import { expect, test } from 'vitest';
import { readShownInputs } from '../../src/inputs.ts';
import { allInputs } from '../contract/interface.ts';

test('inputs that were given, by their public names', () => {
  expect(
    readShownInputs({ INPUT_COMMAND: 'rollback', 'INPUT_DRY-RUN': 'true', INPUT_TO: '', HOME: '/root' }),
  ).toEqual({
    command: 'rollback',
    'dry-run': 'true',
  });
});

test('a secret is never shown, the id of one is', () => {
  expect(
    readShownInputs({
      'INPUT_CLOUDFLARE-API-TOKEN': 'cf-1234567890',
      'INPUT_CLOUDFLARE-API-TOKEN-SECRET': 'shop/cloudflare',
      'INPUT_GITHUB-TOKEN': 'ghs_1234567890',
    }),
  ).toEqual({
    'cloudflare-api-token': '(not shown)',
    'cloudflare-api-token-secret': 'shop/cloudflare',
    'github-token': '(not shown)',
  });
});

test('of what may hold a secret among others, the names alone', () => {
  expect(readShownInputs({ INPUT_VARIABLES: 'web_min = 2\npassword = hunter22\nhunter33' })).toEqual({
    variables: 'web_min, password (values not shown)',
  });
});

test('every input whose name says that it is a secret is one', () => {
  const named = [...allInputs()].filter((name) => /token|secret|key|password/.test(name));
  const given = Object.fromEntries(named.map((name) => [`INPUT_${name.toUpperCase()}`, 'value']));
  const open = Object.entries(readShownInputs(given)).filter(([, value]) => value === 'value');
  expect(open.map(([name]) => name)).toEqual(['cloudflare-api-token-secret']);
});
