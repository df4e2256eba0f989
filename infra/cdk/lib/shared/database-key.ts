import { Aws, Stack } from 'aws-cdk-lib';
import { CfnAlias, CfnKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { keptAs } from '../keeping.ts';
import { policy } from '../policy.ts';
import type { SharedPlan } from './plan-of-shared.ts';

/** Key of the database's storage; undefined is the account's aws/rds. */
export function databaseKey(scope: Construct, { prefix, inputs }: SharedPlan): string | undefined {
  if (inputs.database_kms_key === 'aws/rds') return undefined;
  if (inputs.database_kms_key !== 'own') return inputs.database_kms_key;
  const key = new CfnKey(scope, 'Key', {
    description: `Storage, snapshots and Performance Insights of ${prefix}`,
    enableKeyRotation: true,
    pendingWindowInDays: 30,
    // Without the account in it nobody could ever change the key; who may use it is IAM's decision then.
    keyPolicy: policy({
      Effect: 'Allow',
      Action: 'kms:*',
      Resource: '*',
      Principal: { AWS: `arn:${Aws.PARTITION}:iam::${Stack.of(scope).account}:root` },
    }),
  });
  keptAs(inputs.deletion_protection ? 'retain' : 'delete', key);
  new CfnAlias(scope, 'KeyAlias', { aliasName: `alias/${prefix}-database`, targetKeyId: key.ref });
  return key.attrArn;
}
