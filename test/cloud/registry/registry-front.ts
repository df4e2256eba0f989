import type { Manifest } from '../../app/image-index.ts';

/** The registry behind ECR's API. */
export interface RegistryFront {
  /** `https://<account>.dkr.ecr.<region>.amazonaws.com`, or where a real registry listens. */
  readonly endpoint: () => string;
  /** What the user AWS logs in with. */
  readonly password: string;
  /** Takes a manifest that it does not hold yet; false when something that it names is not there. */
  take(repository: string, manifest: Manifest): Promise<boolean>;
  /** Where a layer or a configuration can be fetched without logging in. */
  layerUrl(repository: string, digest: string): string;
}
