/** What an image is to be built from, and how. */
export interface BuildWish {
  /** Absolute; the folder that the Dockerfile copies from. */
  readonly context: string;
  /** Absolute. */
  readonly dockerfile: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly secrets: readonly BuildSecret[];
  /** As `docker buildx build --ssh` takes them: `default`, or `id=path`. */
  readonly ssh: readonly string[];
  /** The name of the ECR repository. */
  readonly repository: string;
  readonly cache: CacheWish;
  readonly compression: Compression;
  /** Whether a builder of another architecture may imitate arm64. */
  readonly allowEmulation: boolean;
}

/** What a build may read and no layer keeps. Its value is never an input. */
export type BuildSecret =
  | { readonly id: string; readonly from: 'environment'; readonly variable: string }
  /** `path` is absolute. */
  | { readonly id: string; readonly from: 'file'; readonly path: string };

/** Where layers are kept between builds: `own` is `<repository>/cache`, if there is one. */
export type CacheWish =
  | { readonly kind: 'own' }
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly repository: string };

export type Compression = 'gzip' | 'zstd';

/** From which severity on ECR's findings refuse an image, the mildest first. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
