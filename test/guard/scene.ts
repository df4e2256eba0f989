import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { split } from 'shlex';
import { openGuardProgram } from '../../src/adapters/guard-program.ts';
import { type GuardMode, guardedCommand } from '../../src/model/guarded-command.ts';
import { type MigrationReport, parseReport } from '../../src/model/migration-report.ts';
import { djangoPart } from '../parts/django.ts';
import { type OwnedProcess, startOwned } from '../parts/owned-process.ts';
import { startPostgres } from '../parts/postgres.ts';

/** The operations of a migration as Python writes them, and what stands beside them in its class. */
export interface Written {
  readonly operations: string;
  readonly attributes?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly report: MigrationReport | undefined;
}

export interface Task {
  readonly process: OwnedProcess;
  readonly lines: readonly string[];
  readonly ended: Promise<Ended>;
}

const PROJECT = join(import.meta.dirname, '..', 'app', 'project');
export const MIGRATE = 'python manage.py migrate --noinput';

/** The project of test/app on a real PostgreSQL, with migrations that a test writes. */
export async function openScene() {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-guard-'));
  const [django, postgres] = await Promise.all([djangoPart(), startPostgres(join(folder, 'postgres'))]);
  const packed = await openGuardProgram().packed();
  let projects = 0;
  let databases = 0;

  /** A project of its own, with these migrations behind those of test/app. */
  async function project(migrations: Readonly<Record<string, Written>> = {}): Promise<string> {
    const made = join(folder, `project-${++projects}`);
    await cp(PROJECT, made, { recursive: true });
    await writeFile(join(made, 'orders', 'build.py'), 'NUMBER = 1\n');
    let previous = '0003_customer_index';
    for (const [name, { operations, attributes = '' }] of Object.entries(migrations)) {
      const source = [
        'from django.db import migrations, models',
        'from django.contrib.postgres.operations import AddIndexConcurrently',
        'class Migration(migrations.Migration):',
        `    dependencies = [("orders", "${previous}")]`,
        ...attributes.split('\n').map((line) => `    ${line}`),
        `    operations = [${operations}]`,
      ];
      await writeFile(join(made, 'orders', 'migrations', `${name}.py`), `${source.join('\n')}\n`);
      previous = name;
    }
    return made;
  }

  /** An empty database, or a copy of another one. */
  async function database(template = 'template0'): Promise<string> {
    const name = `case_${++databases}`;
    await postgres.query('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
    return name;
  }

  async function start(
    made: string,
    name: string,
    more: { command?: string; mode?: GuardMode; env?: Record<string, string> } = {},
  ): Promise<Task> {
    const { words } = guardedCommand(split(more.command ?? MIGRATE), more.mode ?? 'guard', packed);
    const [program = '', ...args] = words;
    const lines: string[] = [];
    const process = await startOwned({
      program: program === 'python' ? django.python : program,
      args,
      cwd: made,
      env: {
        PATH: django.bin,
        SECRET_KEY: 'not a secret in a test',
        DATABASE_URL: postgres.url(name),
        ...more.env,
      },
      line: (line) => lines.push(line),
    });
    const ended = process.exited.then((code) => ({ code, lines, report: parseReport(lines) }));
    return { process, lines, ended };
  }

  return {
    postgres,
    project,
    database,
    start,
    run: async (...all: Parameters<typeof start>): Promise<Ended> => (await start(...all)).ended,
    applied: async (name: string): Promise<readonly unknown[]> =>
      (await postgres.query(name, "SELECT name FROM django_migrations WHERE app = 'orders' ORDER BY id")).map(
        (row) => row['name'],
      ),
    async close() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
