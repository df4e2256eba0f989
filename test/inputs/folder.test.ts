import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folderIn } from '../../src/inputs/folder.ts';
import { Misfit } from '../../src/inputs/misfit.ts';

const root = mkdtempSync(join(tmpdir(), 'flipgate-folder-'));
const workspace = join(root, 'workspace');
mkdirSync(join(workspace, 'infra', '..data'), { recursive: true });
mkdirSync(join(root, 'elsewhere'));
symlinkSync(join(root, 'elsewhere'), join(workspace, 'link'));
afterAll(() => rmSync(root, { recursive: true }));

test.each(['infra', './infra', 'infra/..data', 'x/../infra', '.'])('%s is inside', (path) => {
  expect(folderIn(workspace)(path)).toBe(join(workspace, path));
});

test('an absolute path inside is inside', () => {
  expect(folderIn(workspace)(join(workspace, 'infra'))).toBe(join(workspace, 'infra'));
});

test.each(['..', '../elsewhere', 'infra/../../elsewhere', '/', 'link'])('%s leads out', (path) => {
  expect(folderIn(workspace)(path)).toBeInstanceOf(Misfit);
});
