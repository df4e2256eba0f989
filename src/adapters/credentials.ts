import { Failure } from '../model/failure.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { isUnanswered, translated } from './aws-errors.ts';

export interface RoleSession {
  /** ARN of the role in `aws-role`. */
  readonly role: string;
  /** Seen in CloudTrail, for example `flipgate-deploy-1234-1`: at most 64 of letters, digits and `=,.@-`. */
  readonly sessionName: string;
  /** Mints the job's identity anew; see oidc-token.ts. */
  readonly identity: () => Promise<string>;
  /** Told every secret value before anything else is done with it. */
  readonly mask: (value: string) => void;
}

interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

const SESSION_SECONDS = 3600;
/** As early as the SDK starts to ask for new ones. */
const RENEW_BEFORE_MS = 5 * 60_000;

/**
 * Credentials of `role`, made from the job's own identity and renewed while the run lasts. One session
 * serves all clients; a renewal that fails while the old session is good is tried again at the next call.
 */
export function openRoleCredentials(
  connection: Omit<AwsConnection, 'credentials'>,
  session: RoleSession,
): () => Promise<Session> {
  let current: Session | undefined;
  let opening: Promise<Session> | undefined;
  const open = async () => {
    try {
      current = await assumeRole(connection, session);
      return current;
    } catch (error) {
      if (current !== undefined && left(connection, current) > 0) return current;
      throw error;
    } finally {
      opening = undefined;
    }
  };
  return async () => {
    if (current !== undefined && left(connection, current) > RENEW_BEFORE_MS) return current;
    opening ??= open();
    return opening;
  };
}

function left({ clock }: Pick<AwsConnection, 'clock'>, session: Session): number {
  return session.expiration.getTime() - clock.now();
}

async function assumeRole(connection: AwsConnection, { role, sessionName, identity, mask }: RoleSession) {
  const token = await identity();
  mask(token);
  const sdk = await import('./bundled/sts.ts');
  const client = new sdk.STSClient(clientConfig(connection));
  const command = new sdk.AssumeRoleWithWebIdentityCommand({
    RoleArn: role,
    RoleSessionName: sessionName,
    WebIdentityToken: token,
    DurationSeconds: SESSION_SECONDS,
  });
  const { Credentials: given } = await client.send(command).catch((error: unknown) => {
    throw refusal(role, error);
  });
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    throw new Failure(`STS gave no credentials for ${role}.`, 'Run again.');
  }
  for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) mask(secret);
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

function refusal(role: string, error: unknown): unknown {
  if (isUnanswered(error)) return translated('sts:AssumeRoleWithWebIdentity', error);
  const { name, message } = error as Error;
  return new Failure(
    `AWS does not let this job become ${role}: ${name}: ${message}`,
    'Check `aws-role`, and that the role trusts this repository, environment and branch (bootstrap writes that trust).',
    { cause: error },
  );
}
