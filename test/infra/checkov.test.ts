import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkov, type Verdict } from './checkov-run.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';

const SUPPRESSION = /#\s*checkov:skip\s*=\s*(\w+)\s*(?::(.*))?$/;

interface Suppression {
  readonly check: string;
  readonly reason: string;
  readonly file: string;
  readonly line: number;
}

let asItIs: InfraCopy;
let bare: InfraCopy;
let found: readonly Verdict[];
let foundBare: readonly Verdict[];
let suppressions: readonly Suppression[];

beforeAll(async () => {
  [asItIs, bare] = await Promise.all([copyInfra(), copyInfra()]);
  suppressions = suppressionsBelow(asItIs.folder);
  withoutSuppressions(bare.folder);
  [found, foundBare] = await Promise.all([checkov(asItIs.folder), checkov(bare.folder)]);
});

afterAll(() => Promise.all([asItIs.remove(), bare.remove()]));

test('checkov finds nothing that is not suppressed', () => {
  expect(found.map(told)).toEqual([]);
});

test('every suppression has a reason of three words at least', () => {
  const bareOnes = suppressions.filter(({ reason }) => reason.trim().split(/\s+/).length < 3);
  expect(bareOnes.map(told)).toEqual([]);
});

test('every suppression stands in a resource that the check speaks against', () => {
  const idle = suppressions.filter(
    ({ check, file, line }) =>
      !foundBare.some(
        (verdict) =>
          verdict.check === check &&
          verdict.file === file &&
          verdict.lines[0] <= line &&
          line <= verdict.lines[1],
      ),
  );
  expect(idle.map(told)).toEqual([]);
});

test('no check is left out for everything', () => {
  const root = join(import.meta.dirname, '..', '..');
  expect(readFileSync(join(root, '.checkov.yaml'), 'utf8')).not.toMatch(
    /^\s*(skip-(check|path|resources)|check|soft-fail\w*|baseline|hard-fail-on)/m,
  );
  expect(readFileSync(join(root, '.tflint.hcl'), 'utf8')).not.toMatch(/enabled\s*=\s*false|only\s*=/);
});

function suppressionsBelow(folder: string): readonly Suppression[] {
  return codeFiles(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((text, at) => {
        const [, check, reason = ''] = SUPPRESSION.exec(text) ?? [];
        return check === undefined ? [] : [{ check, reason, file, line: at + 1 }];
      }),
  );
}

/** The lines stay, so that every other line keeps its number. */
function withoutSuppressions(folder: string): void {
  for (const file of codeFiles(folder)) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('checkov:skip', 'checkov'));
  }
}

function codeFiles(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.tf'));
}

function told(one: Verdict | Suppression): string {
  return 'line' in one
    ? `${one.check} ${one.file}:${one.line}:${one.reason}`
    : `${one.check} ${one.file}:${one.lines[0]} ${one.resource}`;
}
