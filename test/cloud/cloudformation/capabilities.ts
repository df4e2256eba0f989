import { AwsError } from '../shapes/aws-error.ts';
import type { Template } from './template.ts';

/** Resources of IAM, each with the property that names it. */
const NAMED_BY: Readonly<Record<string, string>> = {
  'AWS::IAM::AccessKey': '',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::GroupPolicy': '',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': '',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::RolePolicy': '',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserPolicy': '',
  'AWS::IAM::UserToGroupAddition': '',
};

/** What a template asks its caller to acknowledge. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html */
export function capabilitiesOf({ Resources }: Template): readonly string[] {
  const about = Object.values(Resources).filter(({ Type }) => Type in NAMED_BY);
  if (about.length === 0) return [];
  const named = about.some(({ Type, Properties }) => NAMED_BY[Type] && Properties?.[NAMED_BY[Type]]);
  return [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'];
}

/** @throws AwsError when one is not acknowledged */
export function refuseCapabilities(template: Template, acknowledged: readonly string[]): void {
  const lacking = capabilitiesOf(template).filter(
    (one) => !acknowledged.includes(one) && !acknowledged.includes('CAPABILITY_NAMED_IAM'),
  );
  if (lacking.length > 0)
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${lacking.join(', ')}]`,
    );
}
