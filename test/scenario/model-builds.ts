import { createHash } from 'node:crypto';
import type { Failure } from '../../src/model/failure.ts';
import type { Builds } from '../../src/ports.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { goodBackground, goodMigration, goodWeb } from './programs.ts';

const BASE = 'python:3.13';

/** A checkout and a builder where docker would be: what it builds it pushes into the cloud's registry. */
export class ModelBuilds {
  /** Stands for all files of the context. */
  tree = 'the first tree';
  /** The digest that the base's name means; undefined when nobody tells. */
  base: string | undefined = `sha256:${'b'.repeat(64)}`;
  platforms: readonly string[] = ['linux/arm64'];
  /** The commit as which what is built answers. */
  release = '';
  /** What happens between a build's push and its tag. */
  meanwhile: () => void = () => {};
  fails: Failure | undefined;
  architectures: readonly string[] = ['arm64'];
  /** Builds that ran. */
  count = 0;
  readonly #cloud: Cloud;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  builds(): Builds {
    return {
      sources: async () => ({
        contextDigest: createHash('sha256').update(this.tree).digest('hex'),
        files: 12,
        bytes: 3_456,
        dockerfile: `FROM ${BASE}\n`,
      }),
      bases: async () => [BASE],
      open: async (address) => ({
        look: async () => ({ name: 'local', driver: 'remote', nodes: [this.platforms] }),
        digestOf: async () => this.base,
        build: async () => ({ image: this.#push(address), steps: 9, cached: 7 }),
        close: async () => {},
      }),
    };
  }

  #push(address: string): string {
    if (this.fails) throw this.fails;
    this.count += 1;
    const repository = address.slice(address.indexOf('/') + 1);
    const seed = `${this.tree} ${this.base} ${this.count}`;
    const image = `${address}@${this.#cloud.images.giveIndex(repository, seed, this.architectures)}`;
    const background = { worker: goodBackground, beat: goodBackground };
    this.#cloud.ecs.image(image, { web: goodWeb(this.release), migrate: goodMigration, ...background });
    this.meanwhile();
    return image;
  }
}
