import type { Change, StepReport } from '../model/outcome.ts';
import type { PlannedStack } from '../model/picture.ts';
import type { Clock, Log } from '../ports.ts';

type Ending = { readonly state: StepReport['state']; readonly detail: string };

/** Keeps what happened, step by step, for the log (one group per step) and for the summary. */
export class Journal {
  readonly steps: StepReport[] = [];
  readonly changes: Change[] = [];
  readonly notices: string[] = [];
  /** What lasted and is no step, in milliseconds: the ledger keeps it beside the steps. */
  readonly measured: Record<string, number> = {};
  readonly plans: PlannedStack[] = [];
  /** True as soon as anything was written that outlives the run. */
  wrote = false;
  #ending: Ending | undefined;
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
  change(what: string, before: string | undefined, after: string | undefined): void {
    this.changes.push({
      what,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
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
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
