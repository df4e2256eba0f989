import type { Kept } from '../template.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** A resource that is there: its physical id, what a `Ref` of it is, and its attributes. */
export interface Made {
  readonly physicalId: string;
  readonly ref: string;
  readonly attributes: Properties;
  /** What its maker knows it by, where that is another. */
  readonly handle?: string;
}

export interface Order {
  /** For names that CloudFormation draws: `<stack>-<logical id>-<random>`. */
  readonly name: string;
  /** With references to secrets resolved. */
  readonly properties: Properties;
  /** Attributes that the template asks of it. */
  readonly asked: readonly string[];
  /** Aborted when another resource has failed: nothing is waited for any more. */
  readonly signal: AbortSignal;
}

/** Makes resources of one type by the calls that anybody would make. Each throws an Error with the service's own words. */
export interface Maker {
  make(order: Order): Promise<Made>;
  /** Waits until what was made or changed is as it was ordered. */
  settle?(made: Made, order: Order): Promise<void>;
  /** In place. */
  change(made: Made, order: Order, before: Properties): Promise<Made>;
  /** With a last snapshot of it, if that is to be kept. */
  remove(made: Made, properties: Properties, kept: Extract<Kept, 'Delete' | 'Snapshot'>): Promise<void>;
  /**
   * Its properties as they are, in the template's words: those that can be told, of those that were ordered; what is no more is
   * there as undefined. Undefined when the resource is gone. A type without it is not checked for drift.
   */
  read?(made: Made, ordered: Properties): Promise<Properties | undefined>;
}

export type MakerOf = (type: string) => Maker;

/** @throws Error when the service gave no id */
export function made(id: string | undefined, ref = id, attributes: Properties = {}): Made {
  if (id === undefined || ref === undefined)
    throw new Error('The service made something, and gave no id of it.');
  return { physicalId: id, ref, attributes };
}
