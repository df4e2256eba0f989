import type { ScanFindings } from '../model/scan-verdict.ts';

/** What the registry holds under a digest. */
export interface ImageFacts {
  readonly architectures: readonly string[];
  /** The digest of the image for arm64 alone, where there is one: scans and layers are its. */
  readonly arm64?: string;
}

/** Images in ECR, by `<registry>/<repository>@sha256:…`; an address is `<registry>/<repository>`. */
export interface Images {
  /** Undefined when there is no such image. */
  find(image: string): Promise<ImageFacts | undefined>;
  /** Of one image, compressed as it is stored; undefined for an index. Bytes. */
  sizeOf(image: string): Promise<{ readonly layers: number; readonly bytes: number } | undefined>;
  findings(image: string): Promise<ScanFindings>;
  /** The address of a repository; undefined when there is none of this name. */
  repository(name: string): Promise<string | undefined>;
  /** The image that carries the tag, if any. */
  tagged(address: string, tag: string): Promise<string | undefined>;
  /** One more tag for an image; `taken` when it names another one already, `gone` when there is no such image. */
  tag(image: string, tag: string): Promise<'tagged' | 'taken' | 'gone'>;
  /** Takes tags away; an image goes with its last one. Tags that are not there are no error. */
  untag(address: string, tags: readonly string[]): Promise<void>;
  /** For `docker push`, for some hours. The password is a secret. */
  login(): Promise<RegistryLogin>;
}

export interface RegistryLogin {
  readonly user: string;
  readonly password: string;
}
