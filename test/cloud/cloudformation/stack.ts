import type { ChangeSet } from './change-set.ts';
import type { StackDrift } from './drift/stack-drift.ts';
import type { Made } from './makers/maker.ts';
import type { Tag } from './tag.ts';
import type { Template } from './template.ts';

/** A resource of a stack that is there. */
export interface Live {
  readonly type: string;
  readonly made: Made;
  /** With every function carried out; references to secrets stay references. */
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

/** What a template was deployed as. */
export interface Deployed {
  readonly text: string;
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}

/** What an event is about. */
export interface Subject {
  readonly id: string;
  readonly type: string;
  readonly physicalId?: string | undefined;
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
  deployed: Deployed | undefined;
  outputs: readonly Output[] = [];
  /** The change set that was executed last, and the token of the request. */
  executed: { readonly id: string; readonly name: string; readonly token: string | undefined } | undefined;
  isProtected = false;
  updatedAt: Date | undefined;
  deletedAt: Date | undefined;
  drift: StackDrift | undefined;
  /** Goes on with a rollback that has failed. */
  resume: (() => Promise<void>) | undefined;

  readonly #now: () => Date;
  readonly #draw: () => string;

  constructor(name: string, id: string, now: () => Date, draw: () => string) {
    this.name = name;
    this.id = id;
    this.#now = now;
    this.#draw = draw;
    this.createdAt = now();
  }

  get template(): Template | undefined {
    return this.deployed?.template;
  }

  /** The stack's own status, which is an event of its own where the description of events knows it: it knows none of cleaning up. */
  become(status: string, reason?: string): void {
    this.status = status;
    this.reason = reason;
    if (status.startsWith('UPDATE_')) this.updatedAt = this.#now();
    if (status === 'DELETE_COMPLETE') this.deletedAt = this.#now();
    if (status.endsWith('_CLEANUP_IN_PROGRESS')) return;
    this.tell({ id: this.name, physicalId: this.id, type: 'AWS::CloudFormation::Stack' }, status, reason);
  }

  tell(of: Subject, status: string, reason?: string): void {
    this.events.unshift({
      EventId: `${of.id}-${this.#draw()}`,
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
