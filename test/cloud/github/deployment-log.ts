import type { CloudClock } from '../room.ts';

export interface DeploymentState {
  readonly state: string;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly creator: string;
  readonly at: number;
}

export interface DeploymentEntry {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly payload: unknown;
  readonly creator: string;
  readonly production: boolean;
  readonly at: number;
  /** Oldest first. */
  readonly states: DeploymentState[];
}

type New = Pick<DeploymentEntry, 'sha' | 'ref' | 'task' | 'environment' | 'payload' | 'creator'>;

/** Deployments of a repository and how they went. */
export class DeploymentLog {
  /** Oldest first. */
  readonly entries: DeploymentEntry[] = [];
  readonly #clock: CloudClock;

  constructor(clock: CloudClock) {
    this.#clock = clock;
  }

  add(entry: New, production = entry.environment === 'production'): DeploymentEntry {
    const id = 500 + this.entries.length;
    const added = { ...entry, id, production, at: this.#clock.now(), states: [] };
    this.entries.push(added);
    return added;
  }

  /** A success takes the place of earlier ones, but not in an environment for production. */
  say(entry: DeploymentEntry, state: Omit<DeploymentState, 'at'>, autoInactive = true): DeploymentState {
    const said = { ...state, at: this.#clock.now() };
    entry.states.push(said);
    if (state.state !== 'success' || !autoInactive) return said;
    for (const other of this.entries) {
      const replaced = other.id < entry.id && other.environment === entry.environment && !other.production;
      if (replaced && other.states.at(-1)?.state === 'success') {
        other.states.push({ ...said, state: 'inactive', description: '' });
      }
    }
    return said;
  }

  /** What the runner does for a job that names an environment. @returns what it does when that job ends. */
  beginJob(
    environment: string,
    sha: string,
    runPage: string,
    url = '',
  ): (state: 'success' | 'failure') => void {
    const creator = 'github-actions[bot]';
    const entry = this.add({ sha, ref: 'main', task: 'deploy', environment, payload: {}, creator });
    const say = (state: string): void => {
      const logUrl = `${runPage}/job/${entry.id}`;
      this.say(entry, { state, description: '', logUrl, environmentUrl: url, creator });
    };
    say('in_progress');
    return say;
  }
}
