import { expect, test } from 'vitest';
import { openImages } from '../../src/adapters/images.ts';
import { awsRefusal, openAwsLoopback, operation } from './aws-loopback.ts';
import { json } from './loopback.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const IMAGE = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web@${DIGEST}`;

test('an index tells its architectures, attestations apart', async () => {
  const manifests = [
    { platform: { architecture: 'arm64', os: 'linux' } },
    { platform: { architecture: 'unknown', os: 'unknown' } },
  ];
  await using aws = await openAwsLoopback(() =>
    json({ images: [{ imageManifest: JSON.stringify({ manifests }) }], failures: [] }),
  );
  expect(await openImages(aws.connection).find(IMAGE)).toEqual({ architectures: ['arm64'] });
  const [asked] = aws.server.asked;
  expect(JSON.parse(asked?.body ?? '')).toMatchObject({
    registryId: '123456789012',
    repositoryName: 'shop/web',
    imageIds: [{ imageDigest: DIGEST }],
  });
  expect(asked?.headers.authorization).toContain('/eu-west-1/ecr/');
});

test('a single image tells it in its configuration', async () => {
  await using aws = await openAwsLoopback(({ url, headers }) => {
    if (url === '/config') return json({ architecture: 'amd64', os: 'linux' });
    if (operation(headers) === 'GetDownloadUrlForLayer')
      return json({ downloadUrl: `${aws.server.url}/config` });
    return json({ images: [{ imageManifest: JSON.stringify({ config: { digest: 'sha256:c' } }) }] });
  });
  expect(await openImages(aws.connection).find(IMAGE)).toEqual({ architectures: ['amd64'] });
  expect(JSON.parse(aws.server.asked[1]?.body ?? '')).toMatchObject({ layerDigest: 'sha256:c' });
});

test('a digest or a repository that is not there is no image', async () => {
  await using aws = await openAwsLoopback((_asked, number) =>
    number === 1
      ? json({ images: [], failures: [{ failureCode: 'ImageNotFound', failureReason: 'none' }] })
      : awsRefusal('RepositoryNotFoundException', 'none'),
  );
  const images = openImages(aws.connection);
  expect(await images.find(IMAGE)).toBeUndefined();
  expect(await images.find(IMAGE)).toBeUndefined();
});

test('a manifest that is no image, and a tag in place of a digest, are failures', async () => {
  await using aws = await openAwsLoopback(() => json({ images: [{ imageManifest: '{"layers":[]}' }] }));
  const images = openImages(aws.connection);
  await expect(images.find(IMAGE)).rejects.toThrow('neither an image nor an index');
  await expect(images.find('shop/web:latest')).rejects.toThrow('no image by digest');
});

test.each([
  ['this very image is no conflict', DIGEST, 'tagged'],
  ['another image is one', `sha256:${'b'.repeat(64)}`, 'taken'],
])('a tag that is taken by %s', async (_, held, answer) => {
  await using aws = await openAwsLoopback(({ headers }) => {
    switch (operation(headers)) {
      case 'BatchGetImage':
        return json({ images: [{ imageManifest: '{}', imageManifestMediaType: 'm' }], failures: [] });
      case 'PutImage':
        return awsRefusal('ImageTagAlreadyExistsException', 'the tag is immutable');
      default:
        return json({ imageDetails: [{ imageDigest: held }] });
    }
  });
  expect(await openImages(aws.connection).tag(IMAGE, 'release-production-1')).toBe(answer);
});
