import { CliCredentialsStackSynthesizer, type IReusableStackSynthesizer } from 'aws-cdk-lib';

/**
 * Whoever deploys does it with rights of their own: a role that CloudFormation is given would lend its rights to all who may update the
 * stack, ever after.
 */
export function byOwnRights(): IReusableStackSynthesizer {
  // The package's own types differ in whether a qualifier may be undefined.
  return new CliCredentialsStackSynthesizer() as IReusableStackSynthesizer;
}
