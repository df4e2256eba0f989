import type { Caller } from './caller.ts';
import { LostReply } from './caller.ts';
import type { Faults } from './faults.ts';
import type { CallFacts, RecordedCall, Recording } from './recording.ts';
import { broken, throttled } from './refusal.ts';
import { Remembered } from './remembered.ts';
import type { CloudRequest, CloudResponse } from './room.ts';
import type { SceneClock } from './scene-clock.ts';

/** A client's patience when nothing is said about it. */
const PATIENCE_MS = 30_000;

/** What lies between a caller and the cloud: calls are numbered here, and befallen by faults. */
export class Wire {
  readonly #clock: SceneClock;
  readonly #faults: Faults;
  readonly #recording: Recording;
  readonly #remembered: Remembered;

  constructor(clock: SceneClock, faults: Faults, recording: Recording) {
    this.#clock = clock;
    this.#faults = faults;
    this.#recording = recording;
    this.#remembered = new Remembered(clock);
  }

  /**
   * One remote call of a numbered caller; `apply` gives the cloud's answer.
   * @throws Killed when the caller is dead or dies of this call; LostReply when the answer is lost.
   */
  async pass(
    caller: Caller,
    facts: CallFacts,
    request: CloudRequest,
    apply: (request: CloudRequest) => Promise<CloudResponse>,
  ): Promise<CloudResponse> {
    if (caller.killed) throw caller.killed;
    const call = this.#recording.begin({
      ...facts,
      caller: caller.name,
      number: caller.count(),
      at: this.#clock.now(),
    });
    const remember = async () => this.#remembered.keep(facts, request, await apply(request));
    const answer = await this.#befall(caller, call, request, remember).catch((error: unknown) => {
      if (error instanceof LostReply) call.end = 'lost';
      throw error;
    });
    if (caller.killed) {
      call.end = 'killed';
      throw caller.killed;
    }
    call.end = answer.status;
    return answer;
  }

  async #befall(
    caller: Caller,
    call: RecordedCall,
    request: CloudRequest,
    apply: () => Promise<CloudResponse>,
  ): Promise<CloudResponse> {
    const fault = this.#faults.next(call);
    if (!fault) return apply();
    call.fault = fault.kind;
    switch (fault.kind) {
      case 'kill-before':
        caller.kill(`before call ${call.number}`);
        return NOTHING;
      case 'kill-after':
        // Also when the answer would have been a lost connection: dead is dead.
        await apply().catch(() => undefined);
        caller.kill(`after call ${call.number}`);
        return NOTHING;
      case 'drop-reply':
        await apply();
        return this.#lose(fault);
      case 'timeout':
        return this.#lose({ ...fault, cause: 'timeout' });
      case 'server-error':
        return broken(call.service, request, fault.status);
      case 'throttle':
        return throttled(call.service, request, fault.retryAfterSeconds);
      case 'delay':
        await this.#clock.nap(fault.ms);
        return apply();
      case 'stale':
        return this.#remembered.recall(call, request, fault.ms) ?? apply();
    }
  }

  async #lose(loss: { readonly cause?: 'reset' | 'timeout'; readonly after?: number }): Promise<never> {
    if (loss.cause !== 'timeout') throw new LostReply('ECONNRESET');
    await this.#clock.nap(loss.after ?? PATIENCE_MS);
    throw new LostReply('ETIMEDOUT');
  }
}

/** Seen by nobody: the caller is dead. */
const NOTHING: CloudResponse = { status: 0, headers: {}, body: '' };
