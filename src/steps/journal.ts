import { messageOf } from '../model/failure.ts';
import type { Change, EventReport, StepReport } from '../model/outcome.ts';
import type { PlannedStack } from '../model/picture.ts';
import type { RollbackNotes } from '../model/rollback-report.ts';
import type { Clock, Log } from '../ports.ts';

/** More events than this are not read, and a page has to end somewhere. */
const KEPT_EVENTS = 200;

type Ending = { readonly state: StepReport['state']; readonly detail: string };

/** Keeps what happened, step by step, for the log (one group per step) and for the summary. */
export class Journal {
  readonly steps: StepReport[] = [];
  readonly notices: string[] = [];
  readonly events: EventReport[] = [];
  /** What a rollback knows of itself, told in parts as it comes to be known. */
  rollback: RollbackNotes | undefined;
  /** What lasted and is no step, in milliseconds: the ledger keeps it beside the steps. */
  readonly measured: Record<string, number> = {};
  readonly plans: PlannedStack[] = [];
  /** True as soon as anything was written that outlives the run. */
  wrote = false;
  #ending: Ending | undefined;
  readonly #changes = new Map<string, Change>();
  readonly #toldEvents = new Set<string>();
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Runs one step under its name; its error travels on. */
  async step<T>(step: string, action: () => Promise<T>): Promise<T> {
    const startedAt = this.#clock.now();
    this.#ending = undefined;
    this.#log.group(step);
    try {
      const value = await action();
      this.#close(step, startedAt, this.#ending ?? { state: 'done', detail: '' });
      return value;
    } catch (error) {
      this.#close(step, startedAt, { state: 'failed', detail: firstLine(error) });
      throw error;
    } finally {
      this.#log.endGroup();
    }
  }

  /** What the running step came to; the last word counts. */
  done(detail: string): void {
    this.#say({ state: 'done', detail });
  }
  unchanged(detail: string): void {
    this.#say({ state: 'unchanged', detail });
  }
  skipped(detail: string): void {
    this.#say({ state: 'skipped', detail });
  }
  notice(text: string): void {
    this.notices.push(text);
    this.#log.notice(text);
  }
  /** What was and what is. Said again of the same thing, the first `before` and the last `after` count. */
  change(what: string, before: string | undefined, after: string | undefined): void {
    const known = this.#changes.get(what);
    const first = known ? known.before : before;
    this.#changes.set(what, {
      what,
      ...(first === undefined ? {} : { before: first }),
      ...(after === undefined ? {} : { after }),
    });
  }
  get changes(): readonly Change[] {
    return [...this.#changes.values()];
  }

  /** Events of a service as ECS lists them, newest first and again at every look: each is told once. */
  heard(
    of: string,
    events: readonly { readonly at: number; readonly message: string }[],
    since: number,
  ): void {
    for (const { at, message } of events.filter((event) => event.at > since).toReversed()) {
      const key = `${at} ${message}`;
      if (this.#toldEvents.has(key)) continue;
      this.#toldEvents.add(key);
      this.#log.line(message);
      if (this.events.length < KEPT_EVENTS) this.events.push({ at, of, text: message });
    }
  }

  planned(stack: PlannedStack): void {
    this.plans.push(stack);
  }

  failedStep(): StepReport | undefined {
    return this.steps.find((step) => step.state === 'failed');
  }

  #say(ending: Ending): void {
    this.#ending = ending;
    this.#log.line(ending.state === 'done' ? ending.detail : `${ending.state}: ${ending.detail}`);
  }

  #close(step: string, startedAt: number, { state, detail }: Ending): void {
    const ms = this.#clock.now() - startedAt;
    this.steps.push({ step, startedAt, ms, state, ...(detail === '' ? {} : { detail }) });
  }
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n')[0] ?? '';
}
