import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openCheckout } from '../../src/adapters/checkout.ts';
import type { CheckoutMigration, CheckoutMigrations } from '../../src/model/checkout-migrations.ts';

const COMMIT = 'c'.repeat(40);

/** A checkout with these files, by their paths. */
export async function checkout(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'flipgate-checkout-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ '.git/HEAD': `${COMMIT}\n`, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** A migration as Python writes it: its operations, and what else stands in its class or before it. */
export function source(operations: string, more: { attributes?: string; before?: string } = {}): string {
  return [
    'from django.db import migrations, models',
    'from django.contrib.postgres.operations import AddIndexConcurrently, TrigramExtension',
    more.before ?? '',
    'class Migration(migrations.Migration):',
    ...(more.attributes ?? '').split('\n').map((line) => `    ${line}`),
    `    operations = [${operations}]`,
  ].join('\n');
}

/** As the action reads it on a runner. */
export function read(root: string, path = process.env['PATH'] ?? ''): Promise<CheckoutMigrations> {
  return openCheckout({ workspace: root, path }).migrations(COMMIT);
}

export async function migrationsIn(root: string): Promise<readonly CheckoutMigration[]> {
  const found = await read(root);
  if (found.kind === 'unknown') throw new Error(found.why);
  return found.migrations;
}

/** The one migration of a checkout that holds only this file. */
export async function readAlone(text: string | Uint8Array): Promise<CheckoutMigration> {
  const [one, ...others] = await migrationsIn(await checkout({ 'orders/migrations/0002_case.py': text }));
  if (!one || others.length > 0) throw new Error(`${others.length + (one ? 1 : 0)} migrations were read`);
  return one;
}
