import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readAction } from './interface.ts';
import { readPage } from './pages.ts';
import { ROOT } from './source.ts';

interface Input {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}
interface Called {
  readonly on: { readonly workflow_call?: { readonly inputs: Readonly<Record<string, Input>> } };
}

const FOLDER = '.github/workflows';

/** By the names of the workflows that others call. */
function calledInputs(): readonly (readonly [string, Readonly<Record<string, Input>>])[] {
  return readdirSync(join(ROOT, FOLDER)).flatMap((file) => {
    const called = (parse(readPage(join(FOLDER, file))) as Called).on.workflow_call;
    return called ? [[file.replace(/\.yml$/, ''), called.inputs] as const] : [];
  });
}

/** What the workflows decide themselves: one row for each name, default and meaning, whichever of them have it. */
export function workflowsOwnTable(): string {
  const rows = new Map<string, readonly string[]>();
  for (const [workflow, inputs] of calledInputs())
    for (const [name, input] of Object.entries(inputs).filter(isOwn)) {
      const standard = input.required ? '(required)' : `\`${input.default}\``;
      const row = `| ${standard} | ${input.description.trim()} |`;
      const key = `\`${name}\`\n${row}`;
      rows.set(key, [...(rows.get(key) ?? []), workflow]);
    }
  const lines = [...rows].map(([key, of]) => {
    const [name, row] = key.split('\n');
    return `| ${name} | ${of.join(', ')} ${row}`;
  });
  return ['| input | of | default | meaning |', '|---|---|---|---|', ...lines].join('\n');
}

/** What they hand on: under the action's names, in its words, and with its defaults. */
export function handedOnTable(): string {
  const lines = calledInputs().map(([workflow, inputs]) => {
    const names = Object.entries(inputs)
      .filter((entry) => !isOwn(entry))
      .map(([name]) => `\`${name}\``);
    return `| ${workflow} | ${names.join(', ')} |`;
  });
  return ['| workflow | inputs of its command |', '|---|---|', ...lines].join('\n');
}

/** The role is the workflow's own too: which one it is differs from job to job. */
function isOwn([name]: readonly [string, Input]): boolean {
  return name.startsWith('aws-role') || readAction().inputs[name] === undefined;
}
