import type { CloudRequest, CloudResponse } from '../room.ts';

/** What a container of an image does: programmed by a test, or done by a real process. */
export type ContainerBehaviour = Whence & (Runs | Exits | CannotPull | CannotStart | IsProcess);

/** Milliseconds from PENDING to a started container; the platform's own delay when absent. */
interface Whence {
  readonly startsAfter?: number;
}

/** Runs until it is told to stop. */
interface Runs extends Life {
  readonly kind: 'runs';
}
/** Ends by itself, `after` milliseconds from its start: even before its task is RUNNING, or long after. */
interface Exits extends Life {
  readonly kind: 'exits';
  readonly after: number;
  readonly code: number;
  /** For example `OutOfMemoryError: Container killed due to memory usage`; absent for an ordinary exit. */
  readonly reason?: string;
}
interface CannotPull {
  readonly kind: 'cannot-pull';
  /** What follows `CannotPullContainerError: `. */
  readonly message: string;
}
interface CannotStart {
  readonly kind: 'cannot-start';
  /** What follows `CannotStartContainerError: `. */
  readonly message: string;
}
interface IsProcess {
  readonly kind: 'process';
}

interface Life {
  /** What it prints, milliseconds after its start. */
  readonly lines?: readonly { readonly after: number; readonly text: string }[];
  /** How it takes SIGTERM; by default it exits with 0 after 100 ms. */
  readonly onTerm?: { readonly after: number; readonly code: number } | 'ignores';
  /** What it answers to requests that the load balancer forwards. */
  readonly answer?: Answer;
  /** How the load balancer's checks end; by default its own answer decides, without one they pass. */
  readonly health?: Health;
  /** How the checks of its definition's `healthCheck` end; by default they pass. */
  readonly checks?: Health;
}

export type Answer = (request: CloudRequest) => CloudResponse | Promise<CloudResponse>;

/** Milliseconds count from the container's start. */
export type Health = 'passes' | 'fails' | { readonly passesAfter: number } | { readonly failsAfter: number };

/** What is known when a container starts. */
export interface Start {
  /** 1 for the first container of this image and name, 2 for the second, … */
  readonly nth: number;
  readonly taskArn: string;
  /** `service:<name>` or `family:<family>`. */
  readonly group: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export type Program = ContainerBehaviour | ((start: Start) => ContainerBehaviour);

/** Programs by container name; `*` is for all that have no program of their own. */
export type ImageProgram = Readonly<Record<string, Program>>;
