export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'INPUT_';

/**
 * Inputs as the runner hands them over: `INPUT_` and the name in upper case, hyphens kept. A value of
 * nothing but space is the same as none: a workflow has no other way to leave an input out.
 */
export function rawInputs(environment: Environment): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [variable, value] of Object.entries(environment)) {
    const text = value?.trim();
    if (!variable.startsWith(PREFIX) || !text) continue;
    raw[variable.slice(PREFIX.length).toLowerCase()] = text;
  }
  return raw;
}
