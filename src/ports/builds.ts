import type { BuildTally } from '../model/build-progress.ts';
import type { BuildSources } from '../model/build-tag.ts';
import type { BuildWish } from '../model/build-wish.ts';
import type { BuilderSight } from '../model/builder-verdict.ts';
import type { RegistryLogin } from './images.ts';

export interface Builds {
  /** Reads what a build would see. Changes nothing. */
  sources(wish: Pick<BuildWish, 'context' | 'dockerfile'>): Promise<BuildSources>;
  /** The images of others that this Dockerfile builds on. */
  bases(dockerfile: string, buildArgs: Readonly<Record<string, string>>): Promise<readonly string[]>;
  /** `docker buildx` with a login to the registry at this address, which goes when it is closed. */
  open(address: string, login: RegistryLogin): Promise<Builder>;
}

export interface Builder {
  /** The builder that builds would use; one that can keep a cache is made when there is none. */
  look(): Promise<BuilderSight>;
  /** The digest that an image's name means today; undefined when its registry does not tell. */
  digestOf(image: string): Promise<string | undefined>;
  /** Builds for arm64 and pushes without a tag. Aborting the signal ends it. */
  build(order: BuildOrder, signal: AbortSignal): Promise<Built>;
  close(): Promise<void>;
}

export interface BuildOrder {
  readonly wish: BuildWish;
  /** Where the image goes. */
  readonly address: string;
  /** Where layers are kept: an image reference with a tag that may be overwritten. */
  readonly cache: string | undefined;
  readonly builder: string;
}

export interface Built extends BuildTally {
  /** `<address>@sha256:…` of the index, with its attestations. */
  readonly image: string;
}
