import { createHash } from 'node:crypto';
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildRelease, type ReleaseKind, releaseFolder } from './releases.ts';

const KINDS: readonly ReleaseKind[] = [
  { kind: 'good', number: 1 },
  { kind: 'good', number: 2 },
  { kind: 'good', number: 2, expand: 1 },
  { kind: 'good', number: 2, expand: 2 },
  { kind: 'fails-to-start', number: 3 },
  { kind: 'fails-in-bake', number: 4, afterSeconds: 8 },
  { kind: 'fails-to-migrate', number: 5 },
  { kind: 'two-phases', number: 6 },
];

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('every release has a commit and a digest of its own, the same wherever it is built', async () => {
  const [here, there] = [await scratch(), await scratch()];
  const built = await Promise.all(KINDS.map((kind) => buildRelease(kind, here)));
  const again = await Promise.all(KINDS.map((kind) => buildRelease(kind, there)));
  expect(new Set(built.map(({ commit }) => commit)).size).toBe(KINDS.length);
  expect(built.every(({ commit }) => /^[0-9a-f]{40}$/.test(commit))).toBe(true);
  expect(again.map(({ commit, digest }) => [commit, digest])).toEqual(
    built.map(({ commit, digest }) => [commit, digest]),
  );
  for (const { digest, folder } of built) expect(folder).toBe(releaseFolder(here, digest));
});

test('building a release again, or twice at once, leaves one folder', async () => {
  const folder = await scratch();
  await Promise.all([1, 2].map(() => buildRelease({ kind: 'good', number: 1 }, folder)));
  const release = await buildRelease({ kind: 'good', number: 1 }, folder);
  expect(await readdir(folder)).toEqual([release.digest.replace(':', '-')]);
});

test('the digest is that of an index for arm64 with an attestation beside it', async () => {
  const release = await buildRelease({ kind: 'good', number: 1 }, await scratch());
  for (const { digest, body } of release.manifests) {
    expect(digest).toBe(`sha256:${createHash('sha256').update(body).digest('hex')}`);
  }
  const [image, attestation, index] = release.manifests;
  expect(index?.digest).toBe(release.digest);
  expect(JSON.parse(index?.body ?? '')).toMatchObject({
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      { digest: image?.digest, platform: { architecture: 'arm64', os: 'linux' } },
      { digest: attestation?.digest, platform: { architecture: 'unknown', os: 'unknown' } },
    ],
  });
});

test('an expand release holds its migrations, others do not', async () => {
  const folder = await scratch();
  const plain = await buildRelease({ kind: 'good', number: 1 }, folder);
  const expanded = await buildRelease({ kind: 'good', number: 1, expand: 1 }, folder);
  const note = join('orders', 'migrations', '0004_order_note.py');
  await expect(access(join(plain.folder, note))).rejects.toThrow('ENOENT');
  await expect(access(join(expanded.folder, note))).resolves.toBeUndefined();
});

test('the middleware that users copy is short', async () => {
  const text = await readFile(join(import.meta.dirname, 'project', 'shop', 'release_middleware.py'), 'utf8');
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
});
