import type { Request } from './request.ts';

export const COMMANDS = [
  'build',
  'plan',
  'drift',
  'deploy',
  'settle',
  'rollback',
  'run',
  'status',
  'doctor',
] as const satisfies readonly Request['command'][];
export type Command = (typeof COMMANDS)[number];
