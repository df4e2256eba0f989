import type { Stack } from '../../ports.ts';
import type { CdkOptions } from './options.ts';
import { publishAssets } from './publish-assets.ts';
import { type Assembly, synthesize } from './synthesize.ts';

/** What makes the templates: a program of the user's, and nothing that asks or changes anything in AWS but its assets. */
export interface CdkApp {
  /** One stack's template, made of these inputs. */
  synthesize(
    stack: Stack,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Assembly>;
  publish(made: Assembly, signal: AbortSignal): Promise<void>;
}

/** The app in the infra folder, run by its own CDK CLI. */
export function usersApp(options: CdkOptions): CdkApp {
  return {
    synthesize: (stack, variables, signal) => synthesize(options, stack, variables, signal),
    publish: (made, signal) => publishAssets(options, made, signal),
  };
}
