import { type Counting, expired, type Image, type Rule } from './lifecycle.ts';

/** How many releases an environment can go back to. */
const KEPT = 10;

interface Environment {
  live: string | undefined;
  /** Digests of its releases, the newest last. */
  readonly releases: string[];
  /** Marks that it gave: tag → digest. */
  readonly marks: Map<string, string>;
}

/** A repository that several environments share, with what the action does to it, over years. */
export class Registry {
  readonly #rules: readonly Rule[];
  readonly #counting: Counting;
  readonly #images = new Map<string, Image & { readonly tags: Set<string> }>();
  readonly #environments = new Map<string, Environment>();
  #today = 0;
  #count = 0;

  constructor(rules: readonly Rule[], counting: Counting) {
    this.#rules = rules;
    this.#counting = counting;
  }

  /** An index under a content tag, and the untagged image for arm64 that it names. */
  build(): void {
    const digest = `sha256:${++this.#count}`;
    const child = `${digest}-arm64`;
    this.#images.set(child, { digest: child, tags: new Set(), pushed: this.#now() });
    const tags = new Set([`build-${this.#count}`]);
    this.#images.set(digest, { digest, tags, pushed: this.#now(), children: [child] });
  }

  /**
   * Marks first, as the action does: from then on the image stays, whatever the release comes to.
   * @param back how many builds ago, of those that are still there
   */
  release(name: string, back: number): void {
    if (this.#images.size === 0) this.build();
    const builds = [...this.#images.values()].filter(({ children }) => children);
    const digest = builds.at(-1 - (back % builds.length))?.digest ?? '';
    const environment = this.#environment(name);
    this.#mark(name, environment, digest);
    environment.releases.push(digest);
    environment.live = digest;
    this.#unmark(environment);
  }

  /** To one of those that can be gone back to. */
  rollback(name: string, back: number): void {
    const environment = this.#environment(name);
    const to = environment.releases.slice(-KEPT).at(-1 - (back % KEPT));
    if (to) environment.live = to;
  }

  /** ECR looks once a day. */
  pass(days: number): void {
    for (let day = 0; day < days; day++) {
      this.#today++;
      const gone = expired(this.#rules, [...this.#images.values()], this.#today, this.#counting);
      for (const digest of gone) this.#images.delete(digest);
    }
  }

  get size(): number {
    return this.#images.size;
  }

  /** What an environment runs or could go back to, and cannot pull any more. */
  missing(): readonly string[] {
    return [...this.#environments.values()]
      .flatMap(({ live, releases }) => [...(live ? [live] : []), ...releases.slice(-KEPT)])
      .flatMap((digest) => [digest, `${digest}-arm64`])
      .filter((digest) => !this.#images.has(digest));
  }

  /** Pushes of one day are told apart. */
  #now(): number {
    return this.#today + this.#count / 1e6;
  }

  #environment(name: string): Environment {
    const found = this.#environments.get(name) ?? { live: undefined, releases: [], marks: new Map() };
    this.#environments.set(name, found);
    return found;
  }

  #mark(name: string, { releases, marks }: Environment, digest: string): void {
    const tag = `release-${name}-${releases.length + 1}`;
    this.#images.get(digest)?.tags.add(tag);
    marks.set(tag, digest);
  }

  #unmark({ live, releases, marks }: Environment): void {
    const kept = new Set([live, ...releases.slice(-KEPT)]);
    for (const [tag, digest] of marks) {
      if (kept.has(digest)) continue;
      this.#images.get(digest)?.tags.delete(tag);
      marks.delete(tag);
    }
  }
}
