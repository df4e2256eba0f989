import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { schemas } from '../../src/inputs/answers.ts';
import { COMMANDS, type Command } from '../../src/model/command.ts';
import { ROOT } from './source.ts';

interface Described {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}
export interface Action {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly runs: Readonly<Record<string, string>>;
}

export function readAction(): Action {
  return parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
}

export interface InputRow {
  readonly name: string;
  readonly need: 'required' | 'optional';
  /** As a caller would write it. */
  readonly default?: string;
}

/** The inputs of a command as its schema has them, `command` itself apart. */
function inputsOf(command: Command): readonly InputRow[] {
  const { shape } = schemas('.')[command];
  return Object.entries(shape).map(([name, { _zod }]): InputRow => {
    const { def } = _zod;
    if (def.type === 'prefault') return { name, need: 'optional', default: String(def.defaultValue) };
    // The job knows the repository's name.
    const isOptional = def.type === 'optional' || name === 'name';
    return { name, need: isOptional ? 'optional' : 'required' };
  });
}

/** The inputs that every command takes. */
export function commonInputs(): readonly InputRow[] {
  return inputsOf('status');
}

/** The inputs of a command that not every command takes. */
export function ownInputs(command: Command): readonly InputRow[] {
  const common = new Set(commonInputs().map(({ name }) => name));
  return inputsOf(command).filter(({ name }) => !common.has(name));
}

export function allInputs(): ReadonlySet<string> {
  return new Set(['command', ...COMMANDS.flatMap((command) => inputsOf(command).map(({ name }) => name))]);
}
