import { expect, test } from 'vitest';
import { buildArguments } from '../../src/adapters/buildx-arguments.ts';
import type { BuildWish } from '../../src/model/build-wish.ts';

const WISH: BuildWish = {
  context: '/w/app',
  dockerfile: '/w/app/Dockerfile',
  buildArgs: {},
  secrets: [],
  ssh: [],
  repository: 'shop',
  cache: { kind: 'own' },
  compression: 'gzip',
  allowEmulation: false,
};
const line = (wish: Partial<BuildWish> = {}, cache?: string) =>
  buildArguments({ wish: { ...WISH, ...wish }, address: 'r/shop', cache, builder: 'b' }, '/t/m.json').join(
    ' ',
  );

const PLAIN =
  'buildx build --builder b --platform linux/arm64 --file /w/app/Dockerfile --metadata-file /t/m.json --progress rawjson ' +
  '--output type=image,name=r/shop,push=true,push-by-digest=true,name-canonical=true,oci-mediatypes=true ' +
  '--provenance mode=min --sbom true /w/app';

test('a plain build', () => {
  expect(line()).toBe(PLAIN);
});

test.each([
  ['arguments', { buildArgs: { A: '1', B: 'two words' } }, '--build-arg A=1 --build-arg B=two words'],
  [
    'secrets, never by their value',
    {
      secrets: [
        { id: 'index', from: 'environment', variable: 'PIP_INDEX' },
        { id: 'netrc', from: 'file', path: '/w/.netrc' },
      ],
    } as const,
    '--secret id=index,env=PIP_INDEX --secret id=netrc,src=/w/.netrc',
  ],
  ['agents', { ssh: ['default', 'deploy=/w/key'] }, '--ssh default --ssh deploy=/w/key'],
])('%s', (_, wish, expected) => {
  expect(line(wish)).toBe(PLAIN.replace(/ \/w\/app$/, ` ${expected} /w/app`));
});

test('a cache that ECR takes, and whose loss fails nothing', () => {
  expect(line({}, 'r/shop/cache:arm64')).toContain(
    '--cache-from type=registry,ref=r/shop/cache:arm64 ' +
      '--cache-to type=registry,ref=r/shop/cache:arm64,mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true',
  );
});

test('zstd for layers of the base too, and in the cache', () => {
  const zstd = line({ compression: 'zstd' }, 'r/shop/cache:arm64');
  expect(zstd).toContain('oci-mediatypes=true,compression=zstd,force-compression=true --provenance');
  expect(zstd).toContain('ignore-error=true,compression=zstd ');
});
