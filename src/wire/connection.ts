import type { AwsConnection } from '../adapters/aws-connection.ts';
import { openRoleCredentials } from '../adapters/credentials.ts';
import { mintOidcToken } from '../adapters/oidc-token.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { Request } from '../model/request.ts';
import type { Clock } from '../ports.ts';
import type { Channel } from './channel.ts';

/** How AWS is reached: region, endpoint, and the session of `aws-role` or the ambient credentials. */
export function openConnection(
  request: Request,
  job: Job,
  environment: Environment,
  { mask }: Channel,
  clock: Clock,
): AwsConnection {
  const region = request.awsRegion ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
  if (region === undefined) {
    throw new Failure(
      '`aws-region` is missing, and the environment names none.',
      'Give `aws-region`, for example eu-central-1.',
    );
  }
  const endpoint = environment['AWS_ENDPOINT_URL'];
  const plain = { region, clock, proxy: environment, ...(endpoint ? { endpoint } : {}) };
  if (request.awsRole === undefined) return plain;
  const sessionName = `flipgate-${request.command}-${job.runId ?? 'shell'}-${job.attempt}`.slice(0, 64);
  return {
    ...plain,
    credentials: openRoleCredentials(plain, {
      role: request.awsRole,
      sessionName,
      identity: mintOidcToken,
      mask,
    }),
  };
}
