import { type Fields, isRecord, type Marked } from '../../model/attribute-shape.ts';
import { granted } from '../../model/plan-rights.ts';
import { KNOWN_AFTER } from './resource-context.ts';

/** What a change allows by IAM, by the rules that hold for Terraform's resources of the same kind. */
export function grantsIn(type: string, before: Marked, after: Marked): readonly string[] {
  const like = LIKE[type];
  if (like === undefined || !isRecord(before.value) || !isRecord(after.value)) return [];
  const found = granted(like.type, like.as(before.value), like.as(after.value));
  // A name that is known later is most often a new one of the same thing.
  return found.filter((sentence) => !sentence.includes(KNOWN_AFTER));
}

const document = ({ PolicyDocument }: Fields): Fields => ({ policy: JSON.stringify(PolicyDocument ?? null) });

const LIKE: Readonly<Record<string, { readonly type: string; readonly as: (properties: Fields) => Fields }>> =
  {
    'AWS::IAM::ManagedPolicy': { type: 'aws_iam_policy', as: document },
    'AWS::IAM::Policy': { type: 'aws_iam_role_policy', as: document },
    'AWS::IAM::RolePolicy': { type: 'aws_iam_role_policy', as: document },
    'AWS::IAM::UserPolicy': { type: 'aws_iam_user_policy', as: document },
    'AWS::IAM::Role': {
      type: 'aws_iam_role',
      as: ({ AssumeRolePolicyDocument, ManagedPolicyArns, Policies }) => ({
        assume_role_policy: JSON.stringify(AssumeRolePolicyDocument ?? null),
        managed_policy_arns: ManagedPolicyArns,
        inline_policy: Array.isArray(Policies) ? Policies.filter(isRecord).map(document) : [],
      }),
    },
  };
