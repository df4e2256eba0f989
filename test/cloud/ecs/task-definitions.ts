import type { RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Place } from './names.ts';
import { ecsArn, shortName } from './names.ts';
import { withDefaults } from './registered-container.ts';

/** One revision of a family, as registered. */
export interface Revision {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly definition: TaskDefinition;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  deregisteredAt?: Date;
  deleteRequestedAt?: Date;
}

/** All task definitions of the account and region; revisions are never given twice. */
export class TaskDefinitions {
  readonly #place: Place;
  readonly #revisions: Revision[] = [];
  readonly #tags: Map<string, Tag[]>;

  constructor(place: Place, tags: Map<string, Tag[]>) {
    this.#place = place;
    this.#tags = tags;
  }

  get all(): readonly Revision[] {
    return this.#revisions;
  }

  register(input: RegisterTaskDefinitionCommandInput, now: number): Revision {
    const { tags, containerDefinitions, family, ...rest } = input;
    if (!family || !containerDefinitions || containerDefinitions.length === 0) {
      throw new AwsError('ClientException', 'Family and container definitions should not be empty.');
    }
    const revision = 1 + Math.max(0, ...this.#of(family).map((other) => other.revision));
    const arn = ecsArn(this.#place, `task-definition/${family}:${revision}`);
    const definition: TaskDefinition = {
      volumes: [],
      placementConstraints: [],
      requiresAttributes: [],
      compatibilities: ['EC2', 'FARGATE'],
      ...rest,
      family,
      revision,
      taskDefinitionArn: arn,
      containerDefinitions: containerDefinitions.map((container) =>
        withDefaults(container, rest.networkMode),
      ),
      registeredAt: new Date(now),
      registeredBy: `arn:aws:iam::${this.#place.account}:root`,
    };
    const registered: Revision = { arn, family, revision, definition, status: 'ACTIVE' };
    this.#revisions.push(registered);
    this.#tags.set(arn, [...(tags ?? [])]);
    return registered;
  }

  /** By ARN, `family:revision`, or `family` for its newest ACTIVE revision. */
  find(given: string): Revision | undefined {
    const [family = '', revision] = shortName(given).split(':');
    if (revision === undefined) return this.#of(family).findLast((one) => one.status === 'ACTIVE');
    return this.#of(family).find((one) => one.revision === Number(revision));
  }

  /** What RunTask, CreateService and UpdateService may start. */
  startable(given: string | undefined): Revision {
    const found = given === undefined ? undefined : this.find(given);
    if (!found) throw new AwsError('ClientException', 'TaskDefinition not found.');
    if (found.status !== 'ACTIVE') throw new AwsError('ClientException', 'TaskDefinition is inactive');
    return found;
  }

  deregister(given: string, now: number): Revision {
    const found = this.find(given);
    if (!found) {
      throw new AwsError('ClientException', 'The specified task definition does not exist.');
    }
    if (found.status !== 'ACTIVE') {
      throw new AwsError(
        'InvalidParameterException',
        'The specified task definition is inactive. Specify an active task definition and try again.',
      );
    }
    found.status = 'INACTIVE';
    found.deregisteredAt = new Date(now);
    return found;
  }

  /** Only INACTIVE revisions can be deleted. */
  remove(given: string, now: number): Revision | undefined {
    const found = this.find(given);
    if (found?.status !== 'INACTIVE') return undefined;
    found.status = 'DELETE_IN_PROGRESS';
    found.deleteRequestedAt = new Date(now);
    return found;
  }

  #of(family: string): Revision[] {
    return this.#revisions.filter((one) => one.family === family);
  }
}

/** As DescribeTaskDefinition shows it. */
export function describeRevision(revision: Revision): TaskDefinition {
  const { status, deregisteredAt, deleteRequestedAt } = revision;
  return {
    ...revision.definition,
    status,
    ...(deregisteredAt && { deregisteredAt }),
    ...(deleteRequestedAt && { deleteRequestedAt }),
  };
}
