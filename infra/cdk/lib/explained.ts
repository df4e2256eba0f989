import { Validations } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** What a size sets, and why no finding tells more than the size. */
export const SIZED =
  'The size development does without; production has it, and so has whoever gives the input';

/** Why a rule of cdk-nag's AwsSolutions does not hold here. */
export function explained(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** Why a role has a policy of AWS's own, by the policy's name. */
export function managed(role: CfnRole, policyName: string, reason: string): void {
  const arn = `arn:<AWS::Partition>:iam::aws:policy/service-role/${policyName}`;
  explained(role, `IAM4[Policy::${arn}]`, reason);
}
