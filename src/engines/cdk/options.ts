import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { Site } from '../../model/site.ts';
import type { Clock, Log, Store } from '../../ports.ts';

export interface CdkOptions {
  /** Absolute; holds cdk.json, or a folder `cdk` that does. */
  readonly infraFolder: string;
  /** Absolute, private to this run, outside the checkout: inputs and templates are written there in clear. */
  readonly workFolder: string;
  readonly site: Site;
  /** The user's own; each goes to the stacks that have such an input. */
  readonly userVariables: Readonly<Record<string, unknown>>;
  /** The bucket of states, where templates of plans lie apart from those of deploys. */
  readonly bucket: string;
  readonly region: string;
  /** `execute` for who may deploy; `look` for who may make change sets of one name alone, and execute none. */
  readonly right: 'execute' | 'look';
  /** The child's whole environment; asked before each command, so that credentials may be renewed. */
  environment(): Promise<Readonly<Record<string, string>>>;
  readonly formation: () => Promise<CloudFormationClient>;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
}
