import type { CloudClock } from '../room.ts';
import { Checks } from './checks.ts';
import { Conversations } from './conversations.ts';
import { DeploymentLog } from './deployment-log.ts';
import type { Repository } from './repository.ts';

/** What GitHub keeps of one repository: its history, and what people read beside it. */
export class Hub {
  readonly repository: Repository;
  readonly conversations: Conversations;
  readonly deployments: DeploymentLog;
  readonly checks = new Checks();

  constructor(repository: Repository, clock: CloudClock) {
    this.repository = repository;
    this.conversations = new Conversations(clock, repository);
    this.deployments = new DeploymentLog(clock);
  }
}
