/** Thrown at whatever a killed process does next, so that its code unwinds without touching the cloud again. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

type LostCode = 'ECONNRESET' | 'ETIMEDOUT' | 'ENOTFOUND';

const MESSAGES: Readonly<Record<LostCode, string>> = {
  ECONNRESET: 'read ECONNRESET',
  ETIMEDOUT: 'connection timed out',
  ENOTFOUND: 'getaddrinfo ENOTFOUND',
};

/** The connection broke or stayed silent; whether the request was applied, only the cloud knows. */
export class LostReply extends Error {
  override readonly name = 'LostReply';
  readonly code: LostCode;
  constructor(code: LostCode) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

/** One process whose remote calls are numbered. It may be killed, and then nothing of it is answered. */
export class Caller {
  readonly name: string;
  readonly #onKill: (reason: Killed) => void;
  #calls = 0;
  #killed: Killed | undefined;

  constructor(name: string, onKill: (reason: Killed) => void = () => {}) {
    this.name = name;
    this.#onKill = onKill;
  }

  get killed(): Killed | undefined {
    return this.#killed;
  }

  /** @returns the number of this call, from 1. */
  count(): number {
    this.#calls++;
    return this.#calls;
  }

  kill(why: string): Killed {
    if (!this.#killed) {
      this.#killed = new Killed(`${this.name} was killed ${why}`);
      this.#onKill(this.#killed);
    }
    return this.#killed;
  }
}
