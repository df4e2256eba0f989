export interface Certificates {
  /** The certificate that carries this tag value under `flipgate:site`, if any. */
  find(siteKey: string): Promise<string | undefined>;
  request(siteKey: string, hostnames: readonly string[], idempotencyToken: string): Promise<string>;
  describe(arn: string): Promise<CertificateState>;
}

export interface CertificateState {
  readonly arn: string;
  readonly status:
    | 'PENDING_VALIDATION'
    | 'ISSUED'
    | 'FAILED'
    | 'INACTIVE'
    | 'EXPIRED'
    | 'REVOKED'
    | 'VALIDATION_TIMED_OUT';
  readonly hostnames: readonly string[];
  /** For example `CAA_ERROR`. */
  readonly failureReason?: string;
  /** CNAMEs that ACM wants to see; empty while it has not chosen them. */
  readonly validation: readonly { readonly name: string; readonly content: string }[];
}
