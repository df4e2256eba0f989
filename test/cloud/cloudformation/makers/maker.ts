/** A resource that is there: its physical id, what a `Ref` of it is, and its attributes. */
export interface Made {
  readonly physicalId: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Order {
  /** Of the stack, for names that CloudFormation draws: `<stack>-<logical id>-<random>`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Attributes that the template asks of it. */
  readonly asked: readonly string[];
}

/** Makes resources of one type by the calls that anybody would make. */
export interface Maker {
  /** @throws Error with the service's own words */
  make(order: Order): Promise<Made>;
  /** In place. */
  change(made: Made, order: Order, before: Order['properties']): Promise<Made>;
  remove(made: Made, properties: Order['properties']): Promise<void>;
}

export type MakerOf = (type: string) => Maker;

/** @throws Error when the service gave no id */
export function made(id: string | undefined, ref = id, attributes: Made['attributes'] = {}): Made {
  if (id === undefined || ref === undefined)
    throw new Error('The service made something, and gave no id of it.');
  return { physicalId: id, ref, attributes };
}
