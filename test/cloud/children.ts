import { Caller } from './caller.ts';
import type { CloudRequest } from './room.ts';

/** A real process on the cloud, and what it is known by. */
export interface Child {
  readonly caller: Caller;
  /** Its AWS access key, its API token, and its name at the proxy. */
  readonly key: string;
}

/** The real processes whose calls are numbered. */
export class Children {
  readonly #all: Child[] = [];

  /** @param kill ends the process when a fault says so. */
  start(name: string, kill: () => void): Child {
    const key = `LOCAL${this.#all.length + 1}`;
    const child = { caller: new Caller(name, kill), key };
    this.#all.push(child);
    return child;
  }

  /**
   * Whose call this is: told by its credentials, else the child that was started last. Undefined for
   * requests that are not the action's own, such as those of the terraform or the cdk that it started.
   */
  callerOf(request: CloudRequest): Caller | undefined {
    if (ENGINES.test(request.headers['user-agent'] ?? '')) return undefined;
    const credentials = request.headers['authorization'] ?? '';
    return this.#named((key) => new RegExp(`(Credential=|[Tt]oken |Bearer )${key}\\b`).test(credentials));
  }

  /** Whose name came with the proxy's address. */
  named(user: string | undefined): Caller | undefined {
    return this.#named((key) => key === user);
  }

  #named(known: (key: string) => boolean): Caller | undefined {
    return (this.#all.find(({ key }) => known(key)) ?? this.#all.at(-1))?.caller;
  }
}

/** What Terraform's program, its backend and its provider call themselves, and the CDK CLI. The action's own clients lose their names when it is bundled. */
const ENGINES = /terraform|opentofu|aws-sdk-go|aws-cdk/i;
