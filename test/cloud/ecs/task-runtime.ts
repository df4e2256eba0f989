/**
 * What runs a task's containers when they are real processes. The model decides when a container
 * starts and when it is told to stop; the runner starts it, tells of its lines and of its end.
 */

/** One container of one task, with the overrides of RunTask already applied. */
export interface ContainerStart {
  readonly taskArn: string;
  /** `service:<name>` for a service's task, else `family:<family>`. */
  readonly group: string;
  /** Family and revision, for example `shop-production-blue-web:7`. */
  readonly taskDefinition: string;
  /** The container's name: `web`, `worker`, `beat`, `migrate` by the contract of infra. */
  readonly name: string;
  /** As the task definition has it: `<repository>@sha256:<digest>`. */
  readonly image: string;
  readonly entryPoint?: readonly string[];
  /** Absent where neither the task definition nor RunTask gives one: the image's own. */
  readonly command?: readonly string[];
  readonly workingDirectory?: string;
  /** Plain variables, with the values of `secrets` among them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Container ports by its port mappings; the runner chooses a free port of the machine instead. */
  readonly containerPorts: readonly number[];
  /** The container's definition as registered, unread. */
  readonly definition: Readonly<Record<string, unknown>>;
}

export interface RunningContainer {
  /** Where it listens, or will listen, on 127.0.0.1; absent for a container without port mappings. */
  readonly port?: number;
  /** Resolves once, whether it ended by itself or was stopped; 128 + signal when a signal ended it. Never rejects. */
  readonly exited: Promise<{ readonly exitCode: number }>;
  /** Signals the container's first process. Idempotent; does nothing once it has exited. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Runs a health check's command (`CMD`, words, or `CMD-SHELL`, a line) inside the container: true when it ends with 0 in time. */
  check?(command: readonly string[], timeoutMs: number): Promise<boolean>;
}

/** Line of standard output or error, without its newline. Lines may still come after `exited`. */
export type LineSink = (line: string) => void;

export interface ProcessRunner {
  /**
   * Starts a container; resolves as soon as its process exists, healthy or not. A rejection is a
   * container that could not be created: its message becomes CannotStartContainerError's.
   */
  start(container: ContainerStart, line: LineSink): Promise<RunningContainer>;
}
