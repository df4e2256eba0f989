import type { OwnedProcess } from '../../parts/owned-process.ts';

/** How the application's processes are run: as processes of this machine, or as containers of its image. */
export interface Way {
  /** For the person who waits: what runs. */
  readonly what: string;
  start(
    name: string,
    command: readonly string[],
    environment: Readonly<Record<string, string>>,
    line: (line: string) => void,
  ): Promise<OwnedProcess>;
}
