import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { imageIndex, type Manifest, sha256 } from '../../app/image-index.ts';
import { type Registry, startRegistry } from '../../parts/registry.ts';
import { type OpenRegistry, openRegistry } from './open-registry.ts';
import { ACCESS, authorizationFor, PASSWORD } from './registry-login.ts';

let folder: string;
let registry: Registry;
let open: OpenRegistry;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-registry-'));
  registry = await startRegistry(folder, ACCESS);
  open = await openRegistry(registry, PASSWORD);
});
afterAll(async () => {
  await open.close();
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
});

let shop = '';
let repositories = 0;
beforeEach(() => {
  shop = `shop-${++repositories}`;
  open.images.repositories.set(shop, 'IMMUTABLE').set(`${shop}/cache`, 'MUTABLE');
});

const authorization = authorizationFor(PASSWORD);
function ask(path: string, init: RequestInit = {}, headers: Record<string, string> = { authorization }) {
  return fetch(`${open.front.endpoint()}/v2/${path}`, { ...init, headers: { ...headers, ...init.headers } });
}

async function pushBlob(repository: string, body: string): Promise<number> {
  const begun = await ask(`${repository}/blobs/uploads/`, { method: 'POST' });
  if (begun.status !== 202) return begun.status;
  const at = new URL(begun.headers.get('location') ?? '', open.front.endpoint());
  at.searchParams.set('digest', sha256(body));
  const put = { method: 'PUT', body, headers: { authorization, 'content-type': 'application/octet-stream' } };
  return (await fetch(at, put)).status;
}

function putManifest(repository: string, reference: string, { body, mediaType }: Manifest) {
  const headers = { 'content-type': mediaType };
  return ask(`${repository}/manifests/${reference}`, { method: 'PUT', body, headers });
}

async function read(reference: string): Promise<string> {
  const headers = { accept: imageIndex('').index.mediaType };
  return (await ask(`${shop}/manifests/${reference}`, { headers })).text();
}

/** Pushes an image as buildx does: layers, children by digest, the index by its tag. */
async function push(repository: string, content: string, tag: string): Promise<Response> {
  const { children, index } = imageIndex(content);
  for (const child of children) {
    await pushBlob(repository, child.configuration ?? '');
    await pushBlob(repository, content);
    await pushBlob(repository, statementOf(children[0]?.digest));
    expect((await putManifest(repository, child.digest, child)).status).toBe(201);
  }
  return putManifest(repository, tag, index);
}

function statementOf(digest = ''): string {
  return JSON.stringify({ subject: [{ digest }] });
}

test('whoever is not logged in gets nothing, by tag or by digest', async () => {
  expect((await ask('', {}, {})).status).toBe(401);
  const answer = await ask(`${shop}/manifests/one`, {}, { authorization: 'Basic QVdTOndyb25n' });
  expect(answer.status).toBe(401);
  expect((await ask('')).status).toBe(200);
});

test('what is pushed is read back by tag and digest, and its layers by an address alone', async () => {
  const { children, index } = imageIndex('one');
  expect((await push(shop, 'one', 'build-1')).status).toBe(201);
  for (const reference of ['build-1', index.digest]) expect(await read(reference)).toBe(index.body);
  expect((await ask(`${shop}/manifests/build-2`)).status).toBe(404);
  const configuration = children[0]?.configuration ?? '';
  const url = open.front.layerUrl(shop, sha256(configuration));
  expect(await (await fetch(url)).text()).toBe(configuration);
  expect(open.images.find(shop, { imageTag: 'build-1' })?.digest).toBe(index.digest);
});

test('no tag moves where they are immutable, and a repository must exist', async () => {
  await push(shop, 'one', 'build-1');
  for (const content of ['two', 'one']) {
    const refused = await push(shop, content, 'build-1');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ code: 'TAG_INVALID' }] });
  }
  await push(`${shop}/cache`, 'one', 'main');
  expect((await push(`${shop}/cache`, 'two', 'main')).status).toBe(201);
  expect(await pushBlob('nowhere', 'one')).toBe(404);
});

test('an image that names what is not there is not taken', async () => {
  const { children, index } = imageIndex('never pushed');
  const [child = index] = children;
  expect((await putManifest(shop, child.digest, child)).status).toBeGreaterThanOrEqual(400);
  expect(await open.front.take(shop, child)).toBe(false);
  expect(open.images.in(shop)).toEqual([]);
});

test('somebody else may be first', async () => {
  open.images.meanwhile = {
    repository: shop,
    act: async (tag) => void (await push(shop, 'theirs', tag)),
  };
  expect((await push(shop, 'ours', 'build-1')).status).toBe(400);
  expect(open.images.find(shop, { imageTag: 'build-1' })?.digest).toBe(imageIndex('theirs').index.digest);
});
