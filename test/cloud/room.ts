/** One request to the local cloud, as it came over the wire (or in process, without one). */
export interface CloudRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface CloudResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** Answers the requests of one service. */
export interface Room {
  answer(request: CloudRequest): Promise<CloudResponse>;
}

/** The cloud's only clock: real in the demo, virtual in scenario tests. Milliseconds since the epoch. */
export interface CloudClock {
  now(): number;
}
