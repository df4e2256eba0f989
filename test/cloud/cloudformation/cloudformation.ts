import { setTimeout as sleep } from 'node:timers/promises';
import type { Room } from '../room.ts';
import type { SceneClock } from '../scene-clock.ts';
import { queryRoom } from '../shapes/query-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import { changeSetOperations } from './change-set-operations.ts';
import { Deployment } from './deployment.ts';
import { driftOperations } from './drift/drift-operations.ts';
import type { Endings } from './ending.ts';
import type { MakerOf } from './makers/maker.ts';
import type { Means, TypeSpec } from './means.ts';
import { valuesOf } from './parameters.ts';
import { refuseUpdate } from './refusals.ts';
import type { Deployed, Stack } from './stack.ts';
import { stackOperations } from './stack-operations.ts';
import { type StackPlace, Stacks } from './stacks.ts';
import type { ReadObject } from './template-source.ts';

export interface CloudFormationOptions {
  readonly shapes: Shapes;
  readonly home: StackPlace;
  readonly clock: SceneClock;
  /** Opened when they are needed for the first time: nobody else waits for them. */
  readonly makers: () => Promise<MakerOf>;
  readonly spec: () => Promise<TypeSpec>;
  readonly readObject: ReadObject;
  readonly parameter: (name: string) => Promise<string | undefined>;
  readonly resolve: Means['resolve'];
}

/** Milliseconds that a change set is thought about. */
const THINKING = 200;
/** Milliseconds of real time that what is under way gets to its end when the cloud closes. */
const PATIENCE = 2_000;

/** Stacks and their change sets, carried out in this process by the services of this cloud. */
export class CloudFormation {
  readonly stacks: Stacks;
  /** Milliseconds until a change set can be read. */
  thinking = THINKING;
  /** What befalls a resource, by its logical id, before its service is asked: throws to have it fail, or takes its time. */
  befalls: Means['befalls'] = async () => {};
  /** The same, before it is deleted. */
  befallsEnd: Means['befallsEnd'] = async () => {};
  readonly #options: CloudFormationOptions;
  /** Executions and deletions under way. */
  readonly #going = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: CloudFormationOptions) {
    this.#options = options;
    this.stacks = new Stacks(options.home, () => this.now());
  }

  get room(): Room {
    return queryRoom(this.#options.shapes, 'cloudformation', {
      ...stackOperations(this),
      ...changeSetOperations(this),
      ...driftOperations(this),
    });
  }

  now(): Date {
    return new Date(this.#options.clock.now());
  }

  /** Waits for what is under way. */
  async settled(): Promise<void> {
    while (this.#going.size > 0) await Promise.all(this.#going);
  }

  /** Nothing is waited for any more that may never come. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.race([Promise.allSettled(this.#going), sleep(PATIENCE, undefined, { ref: false })]);
  }

  readObject: ReadObject = (bucket, key) => this.#options.readObject(bucket, key);

  spec(): Promise<TypeSpec> {
    return this.#options.spec();
  }

  makers(): Promise<MakerOf> {
    return this.#options.makers();
  }

  async endings(): Promise<Endings> {
    return { makerOf: await this.makers(), befallsEnd: (id) => this.befallsEnd(id) };
  }

  resolve: Means['resolve'] = (properties) => this.#options.resolve(properties);

  values(stack: Pick<Stack, 'name' | 'id'>, { template, parameters }: Deployed) {
    const { home: place, parameter } = this.#options;
    return valuesOf({ name: stack.name, id: stack.id, place }, template, parameters, parameter);
  }

  /** Begins to carry a template out. @param ended told whether it came to its end */
  deploy(stack: Stack, wanted: Deployed, ended: (well: boolean) => void = () => {}): void {
    if (stack.status !== 'REVIEW_IN_PROGRESS') refuseUpdate(stack);
    stack.status = stack.deployed === undefined ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
    this.go(async () => ended(await this.#carryOut(stack, wanted)));
  }

  async #carryOut(stack: Stack, wanted: Deployed): Promise<boolean> {
    const back = stack.deployed === undefined ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
    try {
      const means: Means = {
        ...(await this.endings()),
        spec: await this.spec(),
        values: await this.values(stack, wanted),
        resolve: this.resolve,
        befalls: (id) => this.befalls(id),
        closing: this.#closing.signal,
      };
      return await new Deployment(stack, wanted, means).run();
    } catch (error) {
      // A parameter of SSM may be gone since the change set was made.
      stack.become(back, error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** Goes on while the caller is answered. */
  go(work: () => Promise<void>): void {
    const going = this.#options.clock.flight(work).finally(() => this.#going.delete(going));
    this.#going.add(going);
  }
}
