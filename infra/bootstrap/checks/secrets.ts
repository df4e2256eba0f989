import { type AwsConnection, clientConfig } from '../../../src/adapters/aws-connection.ts';
import { answered } from '../../../src/adapters/aws-errors.ts';
import type { Problem } from '../../../src/inputs/problem.ts';
import { type Checked, looked } from '../checked.ts';
import { OWNER_TAG } from './names.ts';

/** The secrets that bootstrap makes: absent, or made for this environment. */
export function lookAtSecrets(connection: AwsConnection, owner: string): Promise<Checked<never>> {
  return looked(async () => {
    const names = ['secret-key', 'probe', 'cloudflare', 'cloudflare-plan'].map((name) => `${owner}/${name}`);
    const problems = await Promise.all(names.map((name) => lookAt(connection, name, owner)));
    return { problems: problems.flat(), notes: [] };
  });
}

async function lookAt(connection: AwsConnection, name: string, owner: string): Promise<readonly Problem[]> {
  const sdk = await import('@aws-sdk/client-secrets-manager');
  const client = new sdk.SecretsManagerClient(clientConfig(connection));
  const absent = (error: unknown) => {
    if (error instanceof sdk.ResourceNotFoundException) return undefined;
    throw error;
  };
  const asked = client.send(new sdk.DescribeSecretCommand({ SecretId: name })).catch(absent);
  const there = await answered('secretsmanager:DescribeSecret', asked);
  if (there === undefined) return [];
  if (there.DeletedDate !== undefined)
    return [
      {
        said: `The secret ${name} is scheduled for deletion, and its name is taken until then.`,
        remedy: `Bring it back: \`aws secretsmanager restore-secret --secret-id ${name}\`. Or end it at once: \`aws secretsmanager delete-secret --force-delete-without-recovery --secret-id ${name}\`.`,
      },
    ];
  if (there.Tags?.find(({ Key }) => Key === OWNER_TAG)?.Value === owner) return [];
  return [
    {
      said: `The secret ${name} exists and is not tagged ${OWNER_TAG} = ${owner}.`,
      remedy:
        'It is not Flipgate’s: give another `--name` or `--environment`, or tag it so to have it taken over.',
    },
  ];
}
