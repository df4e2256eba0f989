const NAME = { Type: 'String' } as const;

/** What a person fills in, or a quick-create link. */
export const PARAMETERS = {
  Name: {
    ...NAME,
    Description:
      "The repository's name; everything is named <Name>-<Environment>. Both have at most 24 characters together: a bucket or load balancer with a longer name is refused, and the hash by which the Terraform code cuts it cannot be computed here.",
    AllowedPattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    MaxLength: 20,
  },
  Environment: {
    ...NAME,
    Description: 'The name of the environment.',
    Default: 'production',
    AllowedPattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    MaxLength: 20,
  },
  Repository: {
    ...NAME,
    Description: 'The repository on GitHub whose jobs take the roles, owner/name.',
    AllowedPattern: '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$',
  },
  Workflows: {
    ...NAME,
    Description: 'The repository whose reusable workflows are called, owner/name.',
    AllowedPattern: '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$',
  },
  OwnerId: {
    ...NAME,
    Description:
      "GitHub's number of the owner (gh api repos/OWNER/NAME --jq .owner.id). With * a name that somebody else registers again is trusted.",
    Default: '*',
    AllowedPattern: '^([*]|[0-9]+)$',
  },
  RepositoryId: {
    ...NAME,
    Description: "GitHub's number of the repository (gh api repos/OWNER/NAME --jq .id); * as with the owner.",
    Default: '*',
    AllowedPattern: '^([*]|[0-9]+)$',
  },
  DefaultBranch: {
    ...NAME,
    Description: 'The ref that builds and deploys come from, and on which schedules run.',
    Default: 'refs/heads/main',
    AllowedPattern: '^refs/heads/[A-Za-z0-9._-]+[A-Za-z0-9._/-]*$',
  },
  DeployedTags: {
    ...NAME,
    Description: 'Tags that are deployed too, for example refs/tags/v*; empty for none.',
    Default: '',
    AllowedPattern: '^(refs/tags/[A-Za-z0-9._-]+[A-Za-z0-9._/*-]*)?$',
  },
  OidcProviderArn: {
    ...NAME,
    Description: "ARN of the account's provider of GitHub's tokens, where there is one; empty to make it.",
    Default: '',
    AllowedPattern:
      '^(arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com)?$',
  },
  CreateRepositories: {
    ...NAME,
    Description:
      'Whether to make the ECR repositories <Name> and <Name>/cache: true for the first environment of a name, false for later ones.',
    Default: 'true',
    AllowedValues: ['true', 'false'],
  },
  KmsKeyArn: {
    ...NAME,
    Description: "Key of the secrets; empty for Secrets Manager's own.",
    Default: '',
  },
  OldVersionDays: {
    Type: 'Number',
    Description: 'Days that replaced states and ledger objects are kept.',
    Default: 90,
    MinValue: 1,
  },
  SecretArns: {
    Type: 'CommaDelimitedList',
    Description: 'ARNs of secrets outside of <Name>-<Environment>/ that tasks read; empty for none.',
    Default: '',
  },
  ApplicationActions: {
    Type: 'CommaDelimitedList',
    Description: 'What the application itself does in AWS, for example ses:SendEmail; empty for nothing.',
    Default: '',
  },
} as const;

const isEmpty = (name: string) => ({ 'Fn::Equals': [{ Ref: name }, ''] });
const isEmptyList = (name: string) => ({ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: name }] }, ''] });
const not = (condition: unknown) => ({ 'Fn::Not': [condition] });

export const CONDITIONS = {
  MakesProvider: isEmpty('OidcProviderArn'),
  MakesRepositories: { 'Fn::Equals': [{ Ref: 'CreateRepositories' }, 'true'] },
  HasRepositoryId: not({ 'Fn::Equals': [{ Ref: 'RepositoryId' }, '*'] }),
  DeploysTags: not(isEmpty('DeployedTags')),
  HasKey: not(isEmpty('KmsKeyArn')),
  HasSecretArns: not(isEmptyList('SecretArns')),
  HasApplicationActions: not(isEmptyList('ApplicationActions')),
};
