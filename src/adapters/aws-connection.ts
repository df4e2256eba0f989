import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Clock } from '../ports.ts';
import { type Repeatable, retryStrategy } from './aws-retry.ts';
import type { ProxyEnvironment } from './http.ts';
import { THROTTLED_ATTEMPTS } from './throttled-wait.ts';

export type AwsCredentials = NonNullable<S3ClientConfig['credentials']>;
export type AwsRequestHandler = NonNullable<S3ClientConfig['requestHandler']>;

/** How every AWS client of a run reaches its service. */
export interface AwsConnection {
  readonly region: string;
  /** One address for all services, instead of AWS's own. */
  readonly endpoint?: string;
  /** Without them the SDK looks where it always looks: environment, profile, instance. */
  readonly credentials?: AwsCredentials;
  /** Carries the requests, or the options of the SDK's own carrier (timeouts, agents). */
  readonly requestHandler?: AwsRequestHandler;
  /** The environment whose proxy settings the SDK's own carrier obeys. */
  readonly proxy?: ProxyEnvironment;
  readonly clock: Clock;
}

/**
 * No answer of the services used here takes longer; a call that hangs must not eat the lease. The SDK by
 * itself knows no proxy.
 */
function carrier(proxy: ProxyEnvironment = {}) {
  const agent = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxy } };
  return {
    connectionTimeout: 5_000,
    requestTimeout: 20_000,
    throwOnRequestTimeout: true,
    httpAgent: agent,
    httpsAgent: agent,
  };
}

/** The configuration that any client of the SDK takes. */
export function clientConfig(connection: AwsConnection, repeatable: Repeatable = 'unanswered and throttled') {
  const { region, endpoint, credentials } = connection;
  return {
    region,
    maxAttempts: THROTTLED_ATTEMPTS,
    retryStrategy: retryStrategy(connection.clock, repeatable),
    requestHandler: connection.requestHandler ?? carrier(connection.proxy),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}
