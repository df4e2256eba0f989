import { createHash } from 'node:crypto';
import type { CloudClock } from '../room.ts';
import { FREE_PLAN, type Plan } from './record-values.ts';
import { Rulesets } from './rules/rulesets.ts';
import { type Edit, editRecords, type Records } from './zone-edit.ts';
import type { ZoneRecord } from './zone-record.ts';

interface Snapshot {
  /** When the edge begins to see these records. */
  readonly visibleAt: number;
  readonly records: Records;
}

/** One zone: its records now, and its records as the edge sees them, which is a little later. */
export class Zone {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  /** Names of load balancers, which override a record of the same name. */
  readonly loadBalancers: { name: string }[] = [];
  readonly settings = new Map<string, unknown>([
    ['ssl', 'strict'],
    ['always_use_https', 'on'],
    ['min_tls_version', '1.2'],
    ['http3', 'off'],
  ]);
  readonly rulesets: Rulesets;
  /** Of the free plan. */
  botFightMode = false;
  /** Until its name servers are those of Cloudflare. */
  status: 'active' | 'pending' = 'active';
  /** Whether Cloudflare shows origins a certificate of its own. */
  originPulls = false;
  /** Milliseconds from a write to the moment when the edge acts on it; asked anew at every write. */
  propagation: () => number;
  readonly #clock: CloudClock;
  #snapshots: Snapshot[] = [{ visibleAt: Number.NEGATIVE_INFINITY, records: new Map() }];
  #ids = 0;

  constructor(name: string, clock: CloudClock, more: { plan?: Plan; propagation?: () => number } = {}) {
    this.name = name;
    this.id = hexId(`zone ${name}`);
    this.plan = more.plan ?? FREE_PLAN;
    this.propagation = more.propagation ?? (() => 0);
    this.#clock = clock;
    this.rulesets = new Rulesets(this.plan.level, () => clock.now());
  }

  get records(): Records {
    return this.#last().records;
  }

  /** Milliseconds since the epoch, by the cloud's clock. */
  get now(): number {
    return this.#clock.now();
  }

  /** The records as the edge sees them now. */
  get edgeRecords(): Records {
    const now = this.#clock.now();
    const seen = this.#snapshots.findLast((snapshot) => snapshot.visibleAt <= now);
    return (seen ?? this.#last()).records;
  }

  named(name: string): readonly ZoneRecord[] {
    return [...this.records.values()].filter((record) => record.name === name);
  }

  /**
   * All edits or none, as one transaction.
   * @returns the records that they touched, in their order. Throws CloudflareRefusal.
   */
  edit(edits: readonly Edit[]): readonly ZoneRecord[] {
    const now = this.#clock.now();
    const touched: ZoneRecord[] = [];
    let records = this.records;
    for (const edit of edits) {
      const done = editRecords(records, edit, {
        zoneName: this.name,
        plan: this.plan,
        now,
        newId: this.#newId,
      });
      records = done.records;
      touched.push(done.record);
    }
    const visibleAt = Math.max(this.#last().visibleAt, now + this.propagation());
    this.#snapshots = [...this.#snapshots.slice(-50), { visibleAt, records }];
    return touched;
  }

  /** An operator's hand: adds a record without the API. */
  add(fields: Readonly<Record<string, unknown>>): ZoneRecord {
    const [record] = this.edit([{ kind: 'post', fields }]);
    if (!record) throw new Error('an edit touches its record');
    return record;
  }

  /** An operator's hand: points what is there at something else. */
  point(name: string, content: string): void {
    this.edit(this.named(name).map(({ id }) => ({ kind: 'patch', id, fields: { content } })));
  }

  #newId = (): string => {
    this.#ids++;
    return hexId(`${this.name} record ${this.#ids}`);
  };

  #last(): Snapshot {
    const last = this.#snapshots.at(-1);
    if (!last) throw new Error('a zone always has a snapshot');
    return last;
  }
}

/** Ids look like Cloudflare's, and are the same in every run. */
function hexId(of: string): string {
  return createHash('md5').update(of).digest('hex');
}
