import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { Job } from '../../model/job.ts';
import type { Site } from '../../model/site.ts';
import type { Clock, Log, Store } from '../../ports.ts';
import type { Purpose } from './change-set-name.ts';

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
  /** Whose change sets and templates they are: neither role may touch the other's. */
  readonly role: Purpose;
  /** `execute` for who holds the environment's lock, and may apply. */
  readonly right: 'execute' | 'look';
  /** The child's whole environment; asked before each command, so that credentials may be renewed. */
  environment(): Promise<Readonly<Record<string, string>>>;
  /** The most that roles can be given, where bootstrap has made roles: a synthesis cannot ask. */
  boundary(): Promise<string | undefined>;
  formation(): Promise<CloudFormationClient>;
  readonly job: Pick<Job, 'runId' | 'attempt'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
}
