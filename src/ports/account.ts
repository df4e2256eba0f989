export interface Secrets {
  /** The current value, or undefined when the secret does not exist or has none. */
  value(id: string): Promise<string | undefined>;
  /** True when the secret has a current value; asks without reading it. `id` may be a valueFrom ARN with a JSON key. */
  hasValue(id: string): Promise<boolean>;
}

export interface Identity {
  /** The AWS account that the credentials belong to. */
  account(): Promise<string>;
  /** The region that everything is asked in. */
  readonly region: string;
}
