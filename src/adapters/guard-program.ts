import type { GuardProgram } from '../ports.ts';
import { packedProgram } from './packed-program.ts';

/** In the order in which they import each other. Each address stands here in full, for the bundler to find it. */
const MODULES = [
  ['flipgate_report', new URL('../guard/flipgate_report.py', import.meta.url)],
  ['flipgate_session', new URL('../guard/flipgate_session.py', import.meta.url)],
  ['flipgate_judge', new URL('../guard/flipgate_judge.py', import.meta.url)],
  ['flipgate_patience', new URL('../guard/flipgate_patience.py', import.meta.url)],
  ['flipgate_door', new URL('../guard/flipgate_door.py', import.meta.url)],
] as const;

/** The guard's Python, as small as ECS needs it: all overrides of a task together are 8,192 characters at most. */
export function openGuardProgram(): GuardProgram {
  return { packed: () => packedProgram(MODULES) };
}
