import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

interface LogProps {
  readonly name: string;
  readonly days: number;
  readonly keyArn?: string | undefined;
}

export function logGroup(scope: Construct, id: string, { name, days, keyArn }: LogProps): CfnLogGroup {
  return new CfnLogGroup(scope, id, {
    logGroupName: name,
    retentionInDays: days,
    ...(keyArn === undefined ? {} : { kmsKeyId: keyArn }),
  });
}
