import { expect, test } from 'vitest';
import {
  applyArguments,
  forceUnlockArguments,
  initArguments,
  initCommand,
  outputArguments,
  planArguments,
  quoted,
  refreshArguments,
  removalArguments,
  showArguments,
  statePushArguments,
} from '../../../src/engines/terraform/terraform-arguments.ts';

const settings = { bucket: 'states', use_lockfile: 'true' };

test.each([
  [
    'init without a lock file',
    initArguments(settings, 'absent'),
    'init -input=false -no-color -reconfigure -backend-config=bucket=states -backend-config=use_lockfile=true',
  ],
  [
    'init with one',
    initArguments({}, 'present'),
    'init -input=false -no-color -reconfigure -lockfile=readonly',
  ],
  [
    'plan for an apply',
    planArguments({ out: '/w/plan', variablesFile: '/w/v.tfvars.json', stateLock: 'take' }),
    'plan -json -input=false -detailed-exitcode -lock=true -var-file=/w/v.tfvars.json -out=/w/plan',
  ],
  [
    'plan to be read',
    planArguments({ out: '/w/plan', variablesFile: '/w/v.tfvars.json', stateLock: 'leave' }),
    'plan -json -input=false -detailed-exitcode -lock=false -var-file=/w/v.tfvars.json -out=/w/plan',
  ],
  [
    'plan that only refreshes',
    refreshArguments({ out: '/w/plan', variablesFile: '/w/v.tfvars.json' }),
    'plan -refresh-only -json -input=false -detailed-exitcode -lock=false -var-file=/w/v.tfvars.json -out=/w/plan',
  ],
  [
    'plan that removes',
    removalArguments({ out: '/w/plan', variablesFile: '/w/v.tfvars.json', stateLock: 'take' }, [
      'a.b',
      'c.d["e"]',
    ]),
    'plan -destroy -json -input=false -detailed-exitcode -lock=true -var-file=/w/v.tfvars.json -out=/w/plan -target=a.b -target=c.d["e"]',
  ],
  ['apply', applyArguments('/w/plan'), 'apply -json -input=false /w/plan'],
  ['show of a plan', showArguments('/w/plan'), 'show -json /w/plan'],
  ['show of the state', showArguments(), 'show -json'],
  ['output', outputArguments(), 'output -json'],
  ['force-unlock', forceUnlockArguments('1-2'), 'force-unlock -force 1-2'],
  ['state push', statePushArguments('errored.tfstate'), 'state push errored.tfstate'],
])('%s', (_, args, line) => {
  expect(args.join(' ')).toBe(line);
});

test.each([
  ['aws_s3_bucket.logs', 'aws_s3_bucket.logs'],
  ['aws_subnet.a["b c"]', `'aws_subnet.a["b c"]'`],
  ['x["it\'s"]', `'x["it'\\''s"]'`],
  ['', "''"],
])('the shell is given %s as %s', (word, line) => {
  expect(quoted(word)).toBe(line);
});

test('a person reaches the same state by one line', () => {
  expect(initCommand('tofu', 'infra/my roots/shared', settings)).toBe(
    "tofu -chdir='infra/my roots/shared' init -reconfigure -backend-config=bucket=states -backend-config=use_lockfile=true",
  );
});
