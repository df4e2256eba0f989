import type { ResourceChange } from './changes.ts';
import type { Made } from './makers/maker.ts';
import type { Template } from './template.ts';

/** A resource of a stack that is there. */
export interface Live {
  readonly type: string;
  readonly made: Made;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly updatedAt: Date;
}

export interface StackEvent {
  readonly EventId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId: string;
  readonly ResourceType: string;
  readonly ResourceStatus: string;
  readonly ResourceStatusReason?: string;
  readonly Timestamp: Date;
}

export interface Output {
  readonly OutputKey: string;
  readonly OutputValue: string;
  readonly Description?: string;
}

export type ChangeSetStatus = 'CREATE_COMPLETE' | 'FAILED' | 'CREATE_IN_PROGRESS';

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly changes: readonly ResourceChange[];
  readonly status: ChangeSetStatus;
  readonly reason?: string;
  readonly createdAt: Date;
  execution:
    | 'AVAILABLE'
    | 'UNAVAILABLE'
    | 'EXECUTE_IN_PROGRESS'
    | 'EXECUTE_COMPLETE'
    | 'EXECUTE_FAILED'
    | 'OBSOLETE';
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What a stack is, and was: its events are the newest first. */
export class Stack {
  readonly name: string;
  readonly id: string;
  readonly createdAt: Date;
  readonly events: StackEvent[] = [];
  readonly changeSets = new Map<string, ChangeSet>();
  readonly resources = new Map<string, Live>();
  status = 'REVIEW_IN_PROGRESS';
  reason: string | undefined;
  template: Template | undefined;
  parameters: Readonly<Record<string, string>> = {};
  outputs: readonly Output[] = [];
  tags: readonly Tag[] = [];
  isProtected = false;
  updatedAt: Date | undefined;
  deletedAt: Date | undefined;

  readonly #now: () => Date;
  readonly #draw: () => string;

  constructor(name: string, id: string, now: () => Date, draw: () => string) {
    this.name = name;
    this.id = id;
    this.#now = now;
    this.#draw = draw;
    this.createdAt = now();
  }

  /** The stack's own status, which is an event of its own. */
  become(status: string, reason?: string): void {
    this.status = status;
    this.reason = reason;
    this.tell({ id: this.name, physicalId: this.id, type: 'AWS::CloudFormation::Stack' }, status, reason);
  }

  tell(
    of: { readonly id: string; readonly physicalId?: string | undefined; readonly type: string },
    status: string,
    reason?: string,
  ): void {
    this.events.unshift({
      EventId: this.#draw(),
      LogicalResourceId: of.id,
      PhysicalResourceId: of.physicalId ?? '',
      ResourceType: of.type,
      ResourceStatus: status,
      ...(reason === undefined ? {} : { ResourceStatusReason: reason }),
      Timestamp: this.#now(),
    });
  }

  keep(id: string, type: string, made: Made, properties: Live['properties']): void {
    this.resources.set(id, { type, made, properties, updatedAt: this.#now() });
  }

  get isGoingOn(): boolean {
    return this.status.endsWith('_IN_PROGRESS') && this.status !== 'REVIEW_IN_PROGRESS';
  }
}
