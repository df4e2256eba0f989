import type { SeenDeployment, SeenStatus, ShownState } from '../model/shown-deployment.ts';

/**
 * What GitHub shows of deployments. Nothing is decided by it, so that its writes need no lock; a verb may be cut short
 * by its signal.
 */
export interface Deployments {
  /** Of an environment, and of one commit where it is given, newest first: as many as somebody looks back. */
  list(
    of: { readonly environment: string; readonly commit?: string },
    signal: AbortSignal,
  ): Promise<readonly Pick<SeenDeployment, 'id' | 'run'>[]>;
  /** Newest first. */
  statuses(id: number, signal: AbortSignal): Promise<readonly SeenStatus[]>;
  /** @returns the new deployment's id. */
  create(deployment: NewDeployment, signal: AbortSignal): Promise<number>;
  addStatus(id: number, status: NewStatus, signal: AbortSignal): Promise<void>;
}

export interface NewDeployment {
  readonly environment: string;
  readonly commit: string;
  readonly task: 'deploy' | 'rollback';
  /** The page of the run that makes it. */
  readonly run: string | undefined;
}

export interface NewStatus {
  readonly state: ShownState;
  /** GitHub shows 140 characters. */
  readonly description: string;
  /** The page of the run. */
  readonly logUrl?: string;
  /** Where the environment is reached. */
  readonly url?: string;
}
