import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered, awsErrorName } from './aws-errors.ts';

/**
 * The most that roles of an environment can be given: the boundary of bootstrap, where it has made roles for GitHub's jobs; the one
 * that deploys may make none without it.
 *
 * @param siteKey `<name>-<environment>`
 */
export async function bootstrapBoundary(
  connection: AwsConnection,
  siteKey: string,
): Promise<string | undefined> {
  const sdk = await import('./bundled/iam.ts');
  const client = new sdk.IAMClient(clientConfig(connection));
  try {
    const { Role } = await client.send(new sdk.GetRoleCommand({ RoleName: `${siteKey}-deploy` }));
    const [, partition, account] = /^arn:([^:]+):iam::(\d+):role\/flipgate\//.exec(Role?.Arn ?? '') ?? [];
    // A role of that name elsewhere is not bootstrap's.
    if (partition === undefined) return undefined;
    return `arn:${partition}:iam::${account}:policy/flipgate/${siteKey}-boundary`;
  } catch (error) {
    if (awsErrorName(error) === 'NoSuchEntityException' || awsErrorName(error) === 'NoSuchEntity')
      return undefined;
    return answered('iam:GetRole', Promise.reject(error));
  }
}
