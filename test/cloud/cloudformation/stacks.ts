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
  get(name: string, missing = `Stack with id ${name} does not exist`): Stack {
    const stack = this.found(name) ?? this.#all.find(({ id }) => id === name);
    if (stack) return stack;
    throw invalid(missing);
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
  changeSet(named: ChangeSetNamed): FoundChangeSet {
    const found = this.foundChangeSet(named);
    if (found) return found;
    const message = `ChangeSet [${named.ChangeSetName}] does not exist`;
    throw new AwsError('ChangeSetNotFound', message, { status: 404 });
  }

  /** Whether it was executed by a request with the same token, also where it is gone since. */
  isExecuted(named: ChangeSetNamed, token: string | undefined): boolean {
    if (token === undefined) return false;
    const { StackName, ChangeSetName } = named;
    const id = this.foundChangeSet(named)?.set.id;
    const stacks = StackName === undefined ? this.there() : [this.get(StackName)];
    return stacks.some(({ executed }) => {
      if (executed?.token !== token) return false;
      // Another one may have its name by now.
      return id === undefined ? [executed.id, executed.name].includes(ChangeSetName) : executed.id === id;
    });
  }

  /** @throws AwsError without its stack */
  foundChangeSet({ StackName, ChangeSetName }: ChangeSetNamed): FoundChangeSet | undefined {
    if (StackName === undefined && !ChangeSetName.startsWith('arn:'))
      throw invalid('StackName must be specified if ChangeSetName is not specified as an ARN.');
    const stacks = StackName === undefined ? this.#all : [this.get(StackName)];
    return stacks
      .flatMap((stack) => [...stack.changeSets.values()].map((set) => ({ stack, set })))
      .find(({ set }) => set.name === ChangeSetName || set.id === ChangeSetName);
  }
}

interface FoundChangeSet {
  readonly stack: Stack;
  readonly set: ChangeSet;
}

interface ChangeSetNamed {
  readonly StackName?: string;
  readonly ChangeSetName: string;
}
