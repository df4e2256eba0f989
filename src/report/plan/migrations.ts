import type { MigrationsOnMerge, PendingMigration } from '../../model/picture.ts';
import { fenceFor } from './differences.ts';
import type { Pen } from './pen.ts';
import { Sheet } from './sheet.ts';

/** Room for the sentence that says what was left out, and for what closes a block. */
const CLOSING = 200;

export function migrationLine(migrations: MigrationsOnMerge): string {
  switch (migrations.kind) {
    case 'none':
      return 'migrate: no pending migrations';
    case 'unknown':
      return `migrate: pending migrations are not known: ${migrations.why}`;
    case 'pending':
      return `migrate: ${counted(migrations.migrations)}`;
  }
}

function counted(migrations: readonly PendingMigration[]): string {
  const refused = migrations.filter(({ guard }) => guard.kind === 'refused').length;
  const expand = migrations.filter(({ phase }) => phase === 'expand').length;
  const contract = migrations.length - expand;
  const told = [
    ...(expand > 0 ? [`${expand} before the flip`] : []),
    ...(contract > 0 ? [`${contract} when the old colour is gone`] : []),
    ...(refused > 0 ? [`${refused} refused: the deploy stops here`] : []),
  ];
  return told.join(', ');
}

export function migrationTable(migrations: MigrationsOnMerge, pen: Pen, limit: number): readonly string[] {
  if (migrations.kind !== 'pending') return [];
  const { migrations: all } = migrations;
  const sheet = new Sheet(limit);
  sheet.add('\n| migration | phase | operations | guard | lock |\n| --- | --- | --- | --- | --- |');
  const shown = sheet.fill(rows(all, pen), CLOSING);
  if (shown < all.length) {
    pen.leaveOut();
    sheet.add(`\n… and ${all.length - shown} more migrations.`);
  }
  return [sheet.text().trimEnd()];
}

function* rows(migrations: readonly PendingMigration[], pen: Pen): Iterable<string> {
  for (const one of migrations) yield `| ${migrationCells(one, pen).join(' | ')} |`;
}

function migrationCells(migration: PendingMigration, pen: Pen): readonly string[] {
  const { name, phase, operations, lockRisk = '–' } = migration;
  return [
    pen.code(name, 150),
    phase,
    pen.prose(operations.join('; '), 300),
    pen.prose(guardText(migration), 400),
    pen.prose(lockRisk, 150),
  ];
}

export function guardText({ guard }: PendingMigration): string {
  switch (guard.kind) {
    case 'survives':
      return ['the live code survives it', ...guard.cautions].join('; ');
    case 'refused':
      return `refused: ${guard.why.replace(/\.$/, '')}. Instead: ${guard.instead}`;
    case 'not judged':
      return `not judged: ${guard.why}`;
  }
}

export function sqlOf(migrations: MigrationsOnMerge, pen: Pen, limit: number): readonly string[] {
  if (migrations.kind !== 'pending') return [];
  const lines = migrations.migrations.flatMap(({ name, sql = [] }) =>
    sql.length === 0 ? [] : [`-- ${name}`, ...sql],
  );
  // As they will stand there: what is taken out of a line may have kept its backticks apart.
  const written = lines.slice(0, 1_000).map((line) => pen.line(line));
  const fence = fenceFor(written);
  const sheet = new Sheet(limit - 2 * fence.length);
  if (lines.length === 0) return [];
  if (!sheet.add(`\n<details><summary>SQL of the migrations</summary>\n\n${fence}sql`, CLOSING)) {
    pen.leaveOut();
    return [];
  }
  const shown = sheet.fill(written, CLOSING);
  sheet.add(fence);
  if (shown < lines.length) {
    pen.leaveOut();
    sheet.add(`\n… and ${lines.length - shown} more lines.`);
  }
  sheet.add('\n</details>');
  return [sheet.text().trimEnd()];
}
