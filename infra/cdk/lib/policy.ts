import { type CfnRole, CfnRolePolicy } from 'aws-cdk-lib/aws-iam';

/** One statement of a policy, as IAM writes it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: string | Readonly<Record<string, string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function policy(...statements: readonly Statement[]) {
  return { Version: '2012-10-17', Statement: statements };
}

/** Who may take a role: tasks, or another service of AWS, and with `account` only in the name of this account. */
export function takenBy(service: string, account?: string) {
  return policy({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: service },
    ...(account === undefined ? {} : { Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
  });
}

/** A policy of one role's own, beside the role: whoever depends on it waits for it. */
export function inlinePolicy(role: CfnRole, name: string, document: object): CfnRolePolicy {
  return new CfnRolePolicy(role, 'Policy', {
    policyName: name,
    roleName: role.ref,
    policyDocument: document,
  });
}

/** The most that a role can be given, where bootstrap has set it. */
export function boundedBy(arn: string | undefined): { readonly permissionsBoundary?: string } {
  return arn === undefined ? {} : { permissionsBoundary: arn };
}
