import {
  BatchDeleteImageCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imageIndex } from '../../app/image-index.ts';
import { type Cloud, openCloud } from '../cloud.ts';
import { VirtualClock } from '../virtual-clock.ts';

let cloud: Cloud;
let ecr: ECRClient;
beforeEach(async () => {
  cloud = await openCloud({ clock: new VirtualClock() });
  ecr = new ECRClient(cloud.startProcess().aws);
  cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
});
afterEach(async () => {
  expect(cloud.shapes.faults).toEqual([]);
  await cloud.close();
});

/** Puts the image, or only another tag on it. */
function put(content: string, imageTag?: string, repositoryName = 'shop') {
  const { children, index } = imageIndex(content);
  for (const child of children) cloud.images.give(repositoryName, child);
  return ecr.send(new PutImageCommand({ repositoryName, imageManifest: index.body, imageTag }));
}

async function tagsOf(content: string): Promise<readonly string[]> {
  const imageIds = [{ imageDigest: imageIndex(content).index.digest }];
  const answer = await ecr.send(new DescribeImagesCommand({ repositoryName: 'shop', imageIds }));
  return answer.imageDetails?.[0]?.imageTags ?? [];
}

test('a token logs the user AWS in at the registry', async () => {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const [token] = authorizationData ?? [];
  expect(Buffer.from(token?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:./);
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
  expect(repositories?.map((one) => [one.repositoryName, one.imageTagMutability])).toEqual([
    ['shop', 'IMMUTABLE'],
    ['shop/cache', 'MUTABLE'],
  ]);
  expect(token?.proxyEndpoint).toBe(`https://${repositories?.[0]?.repositoryUri?.split('/')[0]}`);
});

test('a manifest gets more tags, and no tag moves where they are immutable', async () => {
  await put('one', 'build-1');
  await put('one', 'release-1');
  expect(await tagsOf('one')).toEqual(['build-1', 'release-1']);
  await expect(put('one', 'release-1')).rejects.toMatchObject({ name: 'ImageAlreadyExistsException' });
  await expect(put('one')).rejects.toMatchObject({ name: 'ImageAlreadyExistsException' });
  await expect(put('two', 'build-1')).rejects.toMatchObject({ name: 'ImageTagAlreadyExistsException' });
  await put('three', 'latest', 'shop/cache');
  await put('four', 'latest', 'shop/cache');
  expect(cloud.images.in('shop/cache').filter(({ tags }) => tags.has('latest'))).toHaveLength(1);
});

test('what is not there, or is not what it claims to be, is refused', async () => {
  const { index } = imageIndex('one');
  const refused = (more: object) =>
    ecr
      .send(new PutImageCommand({ repositoryName: 'shop', imageManifest: index.body, ...more }))
      .catch((error: Error) => error.name);
  expect(await refused({})).toBe('ReferencedImagesNotFoundException');
  expect(await refused({ imageDigest: `sha256:${'0'.repeat(64)}` })).toBe('ImageDigestDoesNotMatchException');
  expect(await refused({ repositoryName: 'other' })).toBe('RepositoryNotFoundException');
});

test('a tag goes alone, the last one takes the image with it, and a child of an index stays', async () => {
  await put('one', 'build-1');
  await put('one', 'release-1');
  const remove = (imageIds: { imageTag?: string; imageDigest?: string | undefined }[]) =>
    ecr.send(new BatchDeleteImageCommand({ repositoryName: 'shop', imageIds }));
  expect((await remove([{ imageTag: 'release-1' }])).imageIds).toHaveLength(1);
  expect(await tagsOf('one')).toEqual(['build-1']);
  const { failures } = await remove([
    { imageTag: 'release-1' },
    { imageDigest: cloud.images.all[0]?.digest },
  ]);
  expect(failures?.map(({ failureCode }) => failureCode)).toEqual([
    'ImageNotFound',
    'ImageReferencedByManifestList',
  ]);
  await remove([{ imageTag: 'build-1' }]);
  await expect(tagsOf('one')).rejects.toMatchObject({ name: 'ImageNotFoundException' });
});

test('a scan takes its time, finds what it was told, and reads no index', async () => {
  cloud.images.scan = () => ({ status: 'COMPLETE', counts: { CRITICAL: 1, LOW: 4 }, after: 5000 });
  await put('one', 'build-1');
  const findings = (imageDigest = '') =>
    ecr.send(new DescribeImageScanFindingsCommand({ repositoryName: 'shop', imageId: { imageDigest } }));
  const { children, index } = imageIndex('one');
  await expect(findings(index.digest)).rejects.toMatchObject({ name: 'ScanNotFoundException' });
  expect((await findings(children[0]?.digest)).imageScanStatus?.status).toBe('IN_PROGRESS');
  await cloud.clock.sleep(5000);
  expect(await findings(children[0]?.digest)).toMatchObject({
    imageScanStatus: { status: 'COMPLETE' },
    imageScanFindings: { findingSeverityCounts: { CRITICAL: 1, LOW: 4 } },
  });
});
