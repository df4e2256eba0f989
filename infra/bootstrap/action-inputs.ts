import { schemas } from '../../src/inputs/answers.ts';
import { buildFields } from '../../src/inputs/build.ts';
import { present } from '../../src/inputs/present.ts';
import type { Options } from './options.ts';

/** The commands of the action that a first deploy takes. */
export type Order = 'build' | 'deploy';

/**
 * The inputs of one of the action's commands: what every command takes, and of the others those that it knows.
 * @param more beside them, before the user's own.
 */
export function inputsOf(
  command: Order,
  options: Options,
  more: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { name, environment, hostname, region } = options;
  const known = new Set(Object.keys(schemas(options.app)[command].shape));
  // Beside the image that our own build has given, the deploy has nothing to build.
  if (options.image === undefined && more['image'] !== undefined)
    for (const input of Object.keys(buildFields(options.app))) known.delete(input);
  const own = Object.entries({ ...more, ...options.inputs }).filter(([input]) => known.has(input));
  const common = { command, name, environment, hostname, 'aws-region': region };
  return present({ ...common, ...Object.fromEntries(own) }) as Readonly<Record<string, string>>;
}

/** As the input `variables` takes them. */
export function variableLines({ variables }: Options): string | undefined {
  return variables.length === 0 ? undefined : variables.join('\n');
}

/** Inputs that neither command has. */
export function unknownInputs(options: Options): readonly string[] {
  const { build, deploy } = schemas(options.app);
  const known = new Set([...Object.keys(build.shape), ...Object.keys(deploy.shape)]);
  return Object.keys(options.inputs).filter((name) => !known.has(name));
}
