import { randomUUID } from 'node:crypto';
import { AwsError } from '../shapes/aws-error.ts';
import type { ChangeSet } from './change-set.ts';
import { invalid } from './refusals.ts';
import { Stack } from './stack.ts';

/** Where they are: as ARNs say it. */
export interface StackPlace {
  readonly account: string;
  readonly region: string;
}

/** All stacks that there are and were. */
export class Stacks {
  readonly #place: StackPlace;
  readonly #now: () => Date;
  readonly #all: Stack[] = [];

  constructor(place: StackPlace, now: () => Date) {
    this.#place = place;
    this.#now = now;
  }

  there(): readonly Stack[] {
    return this.#all.filter(({ status }) => status !== 'DELETE_COMPLETE');
  }

  all(): readonly Stack[] {
    return this.#all;
  }

  arn(kind: 'stack' | 'changeSet', name: string): string {
    const { region, account } = this.#place;
    return `arn:aws:cloudformation:${region}:${account}:${kind}/${name}/${randomUUID()}`;
  }

  found(name: string): Stack | undefined {
    return this.there().find((one) => one.name === name || one.id === name);
  }

  /**
   * One that is gone is found by its id alone.
   * @throws AwsError
   */
  get(name: string): Stack {
    const stack = this.found(name) ?? this.#all.find(({ id }) => id === name);
    if (stack) return stack;
    throw invalid(`Stack with id ${name} does not exist`);
  }

  /** One that has been deployed, or is to be deleted first. @throws AwsError */
  deployed(name: string): Stack {
    const stack = this.found(name);
    if (stack && stack.status !== 'REVIEW_IN_PROGRESS') return stack;
    throw invalid(`Stack [${name}] does not exist`);
  }

  /** @throws AwsError when there is one of this name that was deployed */
  create(name: string, exists: (stack: Stack) => AwsError): Stack {
    const known = this.found(name);
    if (known?.status === 'REVIEW_IN_PROGRESS') return known;
    if (known) throw exists(known);
    const stack = new Stack(name, this.arn('stack', name), this.#now, randomUUID);
    this.#all.push(stack);
    return stack;
  }

  /** A change set by its ARN, or by its name and its stack's. @throws AwsError */
  changeSet({ StackName, ChangeSetName }: ChangeSetNamed): { stack: Stack; set: ChangeSet } {
    if (StackName === undefined && !ChangeSetName.startsWith('arn:'))
      throw invalid('StackName must be specified if ChangeSetName is not specified as an ARN.');
    const stacks = StackName === undefined ? this.#all : [this.get(StackName)];
    for (const stack of stacks)
      for (const set of stack.changeSets.values())
        if (set.name === ChangeSetName || set.id === ChangeSetName) return { stack, set };
    throw new AwsError('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`, { status: 404 });
  }
}

interface ChangeSetNamed {
  readonly StackName?: string;
  readonly ChangeSetName: string;
}
