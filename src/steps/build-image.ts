import type { BuildReport } from '../model/build-report.ts';
import { buildTag } from '../model/build-tag.ts';
import type { BuildWish } from '../model/build-wish.ts';
import { judgeBuilder } from '../model/builder-verdict.ts';
import { Failure } from '../model/failure.ts';
import type { Builder, World } from '../ports.ts';
import type { Journal } from './journal.ts';

/** What a build stands on: it needs neither a lock nor the record. */
export interface Workshop {
  readonly world: Pick<World, 'images' | 'builds' | 'clock' | 'log'>;
  readonly journal: Journal;
}

/** An image for a tree, and how it was come by. */
export interface BuildAnswer {
  readonly image: string;
  readonly report: BuildReport;
}

/** Finds the image of this tree, or builds and pushes it. */
export async function buildImage(shop: Workshop, wish: BuildWish, signal: AbortSignal): Promise<BuildAnswer> {
  const startedAt = shop.world.clock.now();
  return atBench(shop, wish, async (bench) => {
    const found = await tellFound(shop, bench);
    if (found) return found;
    const { image, report } = await make(shop, bench, wish, signal);
    const size = await sizeOf(shop, image);
    const ms = shop.world.clock.now() - startedAt;
    return { image, report: { ...report, ...size, ms, files: bench.files, lookedMs: bench.lookedMs } };
  });
}

/** The image of this tree, if there is one; builds nothing. */
export async function findImage(shop: Workshop, wish: BuildWish): Promise<BuildAnswer | undefined> {
  return atBench(shop, wish, async (bench) => {
    const found = await tellFound(shop, bench);
    if (!found) shop.journal.done('this tree was not built before: a deploy would build it');
    return found;
  });
}

/** What is known before a build: whether there has to be one. */
interface Bench {
  readonly builder: Builder;
  readonly address: string;
  readonly tag: string;
  readonly found: string | undefined;
  readonly files: number;
  readonly lookedMs: number;
}

async function atBench<T>(shop: Workshop, wish: BuildWish, work: (bench: Bench) => Promise<T>): Promise<T> {
  const { images, builds, clock } = shop.world;
  const startedAt = clock.now();
  const address = await repositoryOf(shop, wish.repository);
  const [sources, login] = await Promise.all([builds.sources(wish), images.login()]);
  const builder = await builds.open(address, login);
  try {
    const tag = buildTag(sources, wish, await basesOf(shop, builder, sources.dockerfile, wish));
    const found = await images.tagged(address, tag);
    const lookedMs = clock.now() - startedAt;
    return await work({ builder, address, tag, found, files: sources.files, lookedMs });
  } finally {
    await builder.close();
  }
}

async function tellFound({ journal }: Workshop, bench: Bench): Promise<BuildAnswer | undefined> {
  const { files, found, lookedMs } = bench;
  if (found === undefined) return undefined;
  journal.unchanged(
    `nothing to build: ${files} files, Dockerfile, arguments and base are those of ${short(found)} (found out in ${seconds(lookedMs)})`,
  );
  return { image: found, report: { kind: 'found', files, lookedMs, ms: lookedMs } };
}

async function repositoryOf({ world }: Workshop, name: string): Promise<string> {
  const address = await world.images.repository(name);
  if (address !== undefined) return address;
  throw new Failure(
    `\`repository\` ${name}: there is no such repository in ECR.`,
    'Apply infra/terraform/bootstrap, which makes it, or name another one in `repository`.',
  );
}

/** Digests of what the Dockerfile builds on. One that nobody tells must not pass for another day's image. */
async function basesOf(
  { journal, world }: Workshop,
  builder: Builder,
  dockerfile: string,
  wish: BuildWish,
): Promise<Readonly<Record<string, string>>> {
  const names = await world.builds.bases(dockerfile, wish.buildArgs);
  const entries = await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const digest = await builder.digestOf(name);
      if (digest !== undefined) return [name, digest];
      journal.notice(`The digest of ${name} cannot be read, so no earlier build counts as the same.`);
      return [name, crypto.randomUUID()];
    }),
  );
  return Object.fromEntries(entries);
}

async function make(
  shop: Workshop,
  { builder, address, tag }: Bench,
  wish: BuildWish,
  signal: AbortSignal,
): Promise<{ readonly image: string; readonly report: Pick<BuildReport, 'kind' | 'steps' | 'cached'> }> {
  const { images } = shop.world;
  const sight = await builder.look();
  if (judgeBuilder(sight, wish.allowEmulation) === 'emulated')
    shop.journal.notice(`${sight.name} imitates arm64: ${EMULATION}`);
  const cache = await cacheOf(shop, wish);
  const built = await builder.build({ wish, address, cache, builder: sight.name }, signal);
  const { steps, cached } = built;
  if ((await images.tag(built.image, tag)) === 'tagged') {
    shop.journal.done(`built and pushed ${short(built.image)}: ${cached} of ${steps} steps from the cache`);
    return { image: built.image, report: { kind: 'built', steps, cached } };
  }
  const first = await images.tagged(address, tag);
  if (first === undefined) {
    throw new Failure(`ECR says that ${tag} is taken, and shows no image of it.`, 'Run this again.');
  }
  shop.journal.done(`another run had pushed the same meanwhile: ${short(first)} is taken`);
  return { image: first, report: { kind: 'adopted', steps, cached } };
}

/** Measured in November 2026: Debian's Python 3.11 compiles Django in 1.4 s, under QEMU 7.2 in 8.9 s. */
const EMULATION =
  'what computes, a compiler for example, takes six to seven times as long as on an arm64 runner.';

/** One cache per Dockerfile: those of two services would push each other out. */
async function cacheOf({ journal, world }: Workshop, wish: BuildWish): Promise<string | undefined> {
  if (wish.cache.kind === 'none') return undefined;
  const name = wish.cache.kind === 'named' ? wish.cache.repository : `${wish.repository}/cache`;
  const address = await world.images.repository(name);
  if (address !== undefined) return `${address}:arm64`;
  if (wish.cache.kind === 'named') {
    throw new Failure(
      `\`cache\` ${name}: there is no such repository in ECR.`,
      'Make it with mutable tags, as bootstrap does, or write `cache: none`.',
    );
  }
  journal.notice(`There is no repository ${name}, so nothing of this build is kept for the next one.`);
  return undefined;
}

async function sizeOf(
  { world }: Workshop,
  image: string,
): Promise<{ readonly layers?: number; readonly bytes?: number }> {
  const facts = await world.images.find(image);
  if (facts?.arm64 === undefined) return {};
  const address = image.split('@')[0];
  return (await world.images.sizeOf(`${address}@${facts.arm64}`)) ?? {};
}

function short(image: string): string {
  return image.split('@')[1]?.slice(0, 19) ?? image;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
