/** A step of a build as BuildKit reports it (`SolveStatus` of moby/buildkit's client). */
interface Vertex {
  readonly digest: string;
  readonly name?: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
}
interface VertexLog {
  readonly vertex: string;
  /** Base64. */
  readonly data?: string;
}
interface SolveStatus {
  readonly vertexes?: readonly Vertex[];
  readonly logs?: readonly VertexLog[];
}

/** How much of a build was done before. */
export interface BuildTally {
  /** Instructions of the Dockerfile that the image needs. */
  readonly steps: number;
  /** Those of them that the cache had. */
  readonly cached: number;
}

const INSTRUCTION = /^\[[^\]]*\d+\/\d+\] /;
/** What is worth a line beside the instructions: where the rest of the time goes. */
const TRANSFER = /^(exporting to image|importing cache manifest|exporting cache to registry|pushing )/;
const KEPT_LINES = 40;

/** Follows `docker buildx build --progress rawjson`: a line per step that ended, not per event. */
export class BuildProgress {
  readonly #ended = new Map<string, Vertex>();
  readonly #said = new Map<string, string[]>();
  readonly #tail: string[] = [];

  /**
   * @param line  of the program's stderr
   * @returns what the reader of the log should be shown of it
   */
  take(line: string): readonly string[] {
    const status = parsed(line);
    if (status === undefined) {
      keep(this.#tail, line);
      return [];
    }
    for (const { vertex, data } of status.logs ?? []) this.#hear(vertex, data ?? '');
    return (status.vertexes ?? []).flatMap((vertex) => this.#meet(vertex));
  }

  tally(): BuildTally {
    const steps = [...this.#ended.values()].filter(({ name = '' }) => INSTRUCTION.test(name));
    return { steps: steps.length, cached: steps.filter(({ cached }) => cached).length };
  }

  /** What explains a failure, oldest first: the last words of the step that failed, then the program's own. */
  lastLines(): readonly string[] {
    const failed = [...this.#ended.values()].find(({ error }) => error !== undefined);
    return [...(failed ? (this.#said.get(failed.digest) ?? []) : []), ...this.#tail];
  }

  /** The instruction that failed, as the Dockerfile has it. */
  failed(): string | undefined {
    return [...this.#ended.values()].find(({ error, name = '' }) => error && INSTRUCTION.test(name))?.name;
  }

  #meet(vertex: Vertex): readonly string[] {
    const known = this.#ended.get(vertex.digest);
    const isOver = vertex.completed !== undefined || vertex.error !== undefined;
    if (!isOver || (known && known.error === vertex.error)) return [];
    this.#ended.set(vertex.digest, vertex);
    const { name = '' } = vertex;
    if (!INSTRUCTION.test(name) && !TRANSFER.test(name)) return [];
    return [`${name}: ${came(vertex)}`];
  }

  #hear(vertex: string, data: string): void {
    const lines = this.#said.get(vertex) ?? [];
    this.#said.set(vertex, lines);
    for (const line of Buffer.from(data, 'base64').toString('utf8').split(/\r?\n/))
      if (line.trim() !== '') keep(lines, line);
  }
}

function came({ cached, error, started, completed }: Vertex): string {
  if (error !== undefined && error !== '') return 'failed';
  if (cached) return 'cached';
  return `${((Date.parse(completed ?? '') - Date.parse(started ?? completed ?? '')) / 1_000).toFixed(1)} s`;
}

function parsed(line: string): SolveStatus | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as SolveStatus;
  } catch {
    return undefined;
  }
}

function keep(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > KEPT_LINES) lines.shift();
}
