import type { TaskDefinition } from '../task-definition.ts';
import { type Fact, known } from './fact.ts';

const VARIABLE = 'GUNICORN_CMD_ARGS';

/** A number that gunicorn is given in its variable, for example its `threads`. */
export function gunicornSetting(web: TaskDefinition | undefined, name: string): Fact<number> {
  const container = web?.containerDefinitions.find((one) => one.name === 'web');
  const given = container?.environment?.find((variable) => variable.name === VARIABLE)?.value ?? '';
  const value = new RegExp(`(?:^|\\s)--${name}[= ](\\d+)(?=\\s|$)`).exec(given)?.[1];
  if (value !== undefined) return known(Number(value));
  return {
    kind: 'unknown',
    why: `${VARIABLE} of the web container gives no --${name}`,
    remedy: `Look at the server's own configuration for its ${name}.`,
  };
}
