import type { SeenCertificate } from '../model/checkup/balancer-checks.ts';
import type { TlsRule } from '../model/checkup/edge-checks.ts';
import type { Room } from '../model/checkup/quota-checks.ts';
import type { SeenStack } from '../model/checkup/stack-checks.ts';
import type { BucketSight } from '../model/checkup/store-checks.ts';
import type { Claims } from '../model/checkup/trust.ts';
import type { TokenState } from '../model/checkup/zone-checks.ts';

/** What nobody asks but the doctor. Reads alone. */
export interface Checkup {
  /** Of the job's own identity, as GitHub tells it now. */
  claims(): Promise<Claims>;
  /** As JSON. */
  trustPolicy(role: string): Promise<string>;
  /** With what the store's clock says, milliseconds since the epoch; undefined without a bucket. */
  bucket(): Promise<{ readonly sight: BucketSight; readonly storeNow: number | undefined }>;
  balancer(arn: string): Promise<Balancer | undefined>;
  /** Whether the infrastructure code at hand is an app of CDK's. */
  bringsCdkApp(): Promise<boolean>;
  /** Of CloudFormation, by its name. */
  stack(name: string): Promise<SeenStack | undefined>;
  /** vCPU that Fargate may run at once, on demand. */
  fargateQuota(): Promise<number>;
  /** For Application Load Balancers, and for Elastic IPs, in the region. */
  balancerRoom(): Promise<Room>;
  addressRoom(): Promise<Room>;
  /** Of the Cloudflare token. */
  tokenState(): Promise<TokenState>;
  sslMode(zoneId: string): Promise<string>;
  tlsRules(zoneId: string): Promise<readonly TlsRule[]>;
  botFightMode(zoneId: string): Promise<boolean>;
}

/** Undefined where a load balancer is gone. */
export interface Balancer {
  /** ARNs of all certificates of its HTTPS listeners. */
  readonly certificates: readonly SeenCertificate['arn'][];
  /** Seconds. */
  readonly idleTimeout: number;
}
