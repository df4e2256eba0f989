import { expect, test } from 'vitest';
import { FLAGS } from '../../infra/bootstrap/flags.ts';
import { help } from '../../infra/bootstrap/help.ts';
import { readOptions } from '../../infra/bootstrap/options.ts';

function read(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const given = readOptions(words, { INIT_CWD: '/code', ...environment });
  if (given.kind !== 'options') throw new Error(JSON.stringify(given));
  return given.options;
}

function problems(...words: readonly string[]): readonly string[] {
  const given = readOptions(words, {});
  return given.kind === 'problems' ? given.problems.map(({ said }) => said) : [];
}

test('the least that is asked for', () => {
  expect(read(['--name', 'shop', '--hostname=api.example.com'], { AWS_REGION: 'eu-central-1' })).toEqual({
    ...{ mode: 'apply', reach: 'bootstrap', name: 'shop', environment: 'production' },
    ...{ hostname: 'api.example.com', region: 'eu-central-1', refs: ['refs/heads/main'], app: '/code' },
    ...{ variables: [], bootstrapVariables: {}, inputs: {}, token: 'keep', lines: 'few' },
  });
});

test('what is given once may be a variable, and the command line comes first', () => {
  const variables = {
    FLIPGATE_HOSTNAME: 'a.example.com',
    FLIPGATE_CLOUDFLARE_SECRET: 'x',
    FLIPGATE_NAME: '',
  };
  expect(read([], variables)).toMatchObject({ hostname: 'a.example.com', cloudflareSecret: 'x' });
  expect(read([], variables)).not.toHaveProperty('name');
  expect(read(['--hostname', 'b.example.com'], variables)).toMatchObject({ hostname: 'b.example.com' });
});

test('the name is the repository’s where there is one', () => {
  expect(read(['--github', 'acme/shop'])).toMatchObject({ name: 'shop', github: 'acme/shop' });
  expect(read(['--github', 'acme/shop', '--name', 'till'])).toMatchObject({ name: 'till' });
});

test('lists keep their order; variables of bootstrap are JSON where they can be', () => {
  const options = read([
    ...['--variable', 'size = development', '--variable', 'web_min = 2', '--ref', 'refs/tags/v*'],
    ...['--bootstrap-variable', 'old_version_days=null', '--bootstrap-variable', 'kms_key_arn = arn:aws:kms'],
    ...['--bootstrap-variable', 'repositories={"image":"a","cache":"b"}'],
    ...['--input', 'bake=1m', '--input', 'adopt=a.example', '--input', 'adopt=b.example'],
  ]);
  expect(options).toMatchObject({
    variables: ['size = development', 'web_min = 2'],
    refs: ['refs/tags/v*'],
    bootstrapVariables: {
      ...{ old_version_days: null, kms_key_arn: 'arn:aws:kms' },
      repositories: { image: 'a', cache: 'b' },
    },
    inputs: { bake: '1m', adopt: 'a.example\nb.example' },
  });
});

test.each([
  [
    ['--nmae', 'shop'],
    ['"--nmae" is no option.', '"shop" is no option.'],
  ],
  [['--name'], ['`--name` has no value.']],
  [['--cloudflare-secret', ' '], ['`--cloudflare-secret` has no value.']],
  [['--name', '--deploy'], ['`--name` has no value.']],
  [['--deploy=yes'], ['`--deploy` is "yes": it takes no value.']],
  [['--input', 'bake'], ['`--input` is "bake": not an assignment.']],
  [['--input', 'image=x'], ['`--input` sets `image`, which has a place of its own.']],
  [['--input', 'aws-role=x'], ['`--input` sets `aws-role`, which is not for a laptop.']],
  [
    ['--input', 'cloudflare-api-token=x'],
    ['`--input` sets `cloudflare-api-token`, which has a place of its own.'],
  ],
])('%j is refused', (words, said) => {
  expect(problems(...words)).toEqual(said);
});

test('help comes before everything, and lists every option', () => {
  expect(readOptions(['--help', '--nmae'], {})).toEqual({ kind: 'help' });
  for (const { name } of FLAGS) expect(help()).toContain(`--${name}`);
});
