import type { FullCloud } from '../cloud/full-cloud.ts';

/** For a client of the AWS SDK. */
export interface CloudAddress {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The cloud as the process with this environment reaches it. */
export function addressOf(cloud: FullCloud, environment: Readonly<Record<string, string>>): CloudAddress {
  return {
    endpoint: cloud.address,
    region: cloud.home.region,
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}
