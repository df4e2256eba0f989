import { type Stack, type StackProps, Tags } from 'aws-cdk-lib';

interface Place {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** Where a stack goes; of what is not known at the synthesis, CloudFormation knows it. */
export function place({ account, region }: Place): StackProps {
  const env = { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
  return { env, analyticsReporting: false };
}

/** The account and region that the CDK CLI found in the credentials; none without it. */
export function placeOfCredentials(): StackProps {
  return place({ account: process.env['CDK_DEFAULT_ACCOUNT'], region: process.env['CDK_DEFAULT_REGION'] });
}

/** Tags of everything in a stack, under the names that Terraform's roots give theirs. */
export function tagged(stack: Stack, tags: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(tags)) Tags.of(stack).add(`flipgate:${name}`, value);
}
