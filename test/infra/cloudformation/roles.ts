// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's own placeholders
import { type JobRole, POLICIES_OF, policyTexts } from '../../roles/policies.ts';
import { given, PREFIX, ref, sub, TAGS, withNames } from './text.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const OWNER = { 'Fn::Select': [0, { 'Fn::Split': ['/', ref('Repository')] }] };
const REPOSITORY = { 'Fn::Select': [1, { 'Fn::Split': ['/', ref('Repository')] }] };

const REFS = ['${DefaultBranch}', '${DeployedTags}'];
/** Both forms of GitHub's subjects, with what follows. */
const subjects = (rest: string) => [
  sub(`repo:\${Repository}:${rest}`),
  {
    'Fn::Sub': [
      `repo:\${Owner}@\${OwnerId}/\${Project}@\${RepositoryId}:${rest}`,
      { Owner: OWNER, Project: REPOSITORY },
    ],
  },
];
const ifTags = (rest: string, value: unknown) =>
  rest.includes('DeployedTags') ? given('DeploysTags', value) : value;
const onRefs = REFS.flatMap((one) => subjects(`ref:${one}`).map((subject) => ifTags(one, subject)));
const refs = REFS.map((one) => ifTags(one, sub(one)));

function statement(sid: string, like: Readonly<Record<string, unknown>>) {
  const audience = { [`${ISSUER}:aud`]: 'sts.amazonaws.com' };
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: given('MakesProvider', ref('Provider'), ref('OidcProviderArn')) },
    Condition: {
      StringEquals: given(
        'HasRepositoryId',
        { ...audience, [`${ISSUER}:repository_id`]: ref('RepositoryId') },
        audience,
      ),
      StringLike: Object.fromEntries(
        Object.entries(like).map(([claim, value]) => [`${ISSUER}:${claim}`, value]),
      ),
    },
  };
}

const TRUSTS: Readonly<Record<JobRole, readonly object[]>> = {
  plan: [statement('PullRequestsAndDrift', { sub: [...subjects('pull_request'), ...onRefs] })],
  build: [statement('Builds', { sub: onRefs, ref: refs })],
  deploy: [
    statement('Deploys', { sub: subjects('environment:${Environment}'), ref: refs }),
    statement('SettlesAndRollbacks', {
      sub: subjects('environment:${Environment}-ops'),
      ref: refs,
      job_workflow_ref: ['settle', 'rollback'].map((file) =>
        sub(`\${Workflows}/.github/workflows/${file}.yml@*`),
      ),
    }),
  ],
};

const DESCRIPTIONS: Readonly<Record<JobRole, string>> = {
  plan: `Plans of pull requests and drift of ${PREFIX}: reads`,
  build: `Builds of ${PREFIX}: pushes images`,
  deploy: `Deploys, settles and rollbacks of ${PREFIX}`,
};

const KEY = given('HasKey', {
  Sid: 'KeyOfTheSecrets',
  Effect: 'Allow',
  Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
  Resource: [ref('KmsKeyArn')],
  Condition: { StringEquals: { 'kms:ViaService': sub('secretsmanager.${AWS::Region}.amazonaws.com') } },
});

/** Statements that hang on parameters, by the policy that they stand in. */
const MORE: Readonly<Record<string, readonly unknown[]>> = {
  look: [
    given('HasSecretArns', {
      Sid: 'GivenSecretsWithoutTheirValues',
      Effect: 'Allow',
      Action: ['secretsmanager:DescribeSecret'],
      Resource: ref('SecretArns'),
    }),
  ],
  plan: [KEY],
  'deploy-release': [KEY],
  boundary: [
    KEY,
    given('HasSecretArns', {
      Sid: 'GivenSecrets',
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue'],
      Resource: ref('SecretArns'),
    }),
    given('HasApplicationActions', {
      Sid: 'TheApplication',
      Effect: 'Allow',
      Action: ref('ApplicationActions'),
      Resource: '*',
    }),
  ],
};

/** `deploy-release` → `DeployRelease`. */
const idOf = (name: string) => name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
const policyId = (name: string) => `${idOf(name)}Policy`;

const policies = [...policyTexts].map(([name, text]) => {
  const document = withNames(JSON.parse(text)) as { Version: string; Statement: readonly unknown[] };
  const properties = {
    ManagedPolicyName: sub(`${PREFIX}-${name}`),
    Path: '/flipgate/',
    Description: sub(
      name === 'boundary'
        ? `The most that roles of ${PREFIX} can be given`
        : `What ${name} of ${PREFIX} needs`,
    ),
    PolicyDocument: { ...document, Statement: [...document.Statement, ...(MORE[name] ?? [])] },
  };
  return [policyId(name), { Type: 'AWS::IAM::ManagedPolicy', Properties: properties }] as const;
});

const roles = (Object.keys(POLICIES_OF) as JobRole[]).map((role) => {
  const properties = {
    RoleName: sub(`${PREFIX}-${role}`),
    Path: '/flipgate/',
    Description: sub(DESCRIPTIONS[role]),
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: TRUSTS[role] },
    ManagedPolicyArns: POLICIES_OF[role].map((name) => ref(policyId(name))),
    Tags: TAGS,
  };
  return [`${idOf(role)}Role`, { Type: 'AWS::IAM::Role', Properties: properties }] as const;
});

export const ROLES = {
  Provider: {
    Type: 'AWS::IAM::OIDCProvider',
    Condition: 'MakesProvider',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { Url: `https://${ISSUER}`, ClientIdList: ['sts.amazonaws.com'], Tags: TAGS },
  },
  ...Object.fromEntries(policies),
  ...Object.fromEntries(roles),
};
