// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's own placeholders
/**
 * `infra/cloudformation/bootstrap.yaml`, made of the roles' policies and of what bootstrap makes besides: `node
 * test/infra/cloudformation/template.ts --write` writes it anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { CONDITIONS, PARAMETERS } from './parameters.ts';
import { ROLES } from './roles.ts';
import { BUCKET_RESOURCES, REPOSITORIES, SECRETS } from './storage.ts';
import { given, ref, sub } from './text.ts';

export const TEMPLATE_FILE = join(import.meta.dirname, '../../../infra/cloudformation/bootstrap.yaml');

const registry = '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${Name}';
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

const outputs: Readonly<Record<string, readonly [string, unknown]>> = {
  Bucket: ['States, ledger and lock.', ref('Bucket')],
  ImageRepository: ['Where images are pushed.', sub(registry)],
  CacheRepository: ['Where builds keep their cache.', sub(`${registry}/cache`)],
  SecretKeyArn: ["Secret with Django's SECRET_KEY.", ref('SecretKey')],
  ProbeSecretArn: ["Secret with the header value of Flipgate's probes.", ref('Probe')],
  CloudflareTokenSecret: [
    'Name of the secret that a person puts the Cloudflare token for deploys into: FLIPGATE_SECRET.',
    sub('${Name}-${Environment}/cloudflare'),
  ],
  CloudflarePlanTokenSecret: [
    'Name of the secret that a person puts the Cloudflare token for plans into: FLIPGATE_PLAN_SECRET.',
    sub('${Name}-${Environment}/cloudflare-plan'),
  ],
  PlanRoleArn: ['FLIPGATE_PLAN_ROLE.', arnOf('PlanRole')],
  BuildRoleArn: ['FLIPGATE_BUILD_ROLE.', arnOf('BuildRole')],
  DeployRoleArn: ['FLIPGATE_DEPLOY_ROLE.', arnOf('DeployRole')],
  PermissionsBoundaryArn: ['The most that roles of the stacks can be given.', ref('BoundaryPolicy')],
  ProviderArn: [
    "The account's provider of GitHub's tokens, for the next environment's OidcProviderArn.",
    given('MakesProvider', ref('Provider'), ref('OidcProviderArn')),
  ],
};

export const TEMPLATE = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description:
    "Flipgate, bootstrap of one environment: bucket of states and ledger, image repositories, secrets, and roles for GitHub's jobs.",
  Parameters: PARAMETERS,
  Conditions: CONDITIONS,
  Resources: { ...BUCKET_RESOURCES, ...REPOSITORIES, ...SECRETS, ...ROLES },
  Outputs: Object.fromEntries(
    Object.entries(outputs).map(([name, [Description, Value]]) => [name, { Description, Value }]),
  ),
};

/** The file as it should be, in CloudFormation's short form. */
export function templateText(): string {
  const text = stringify(TEMPLATE, { lineWidth: 0, aliasDuplicateObjects: false, indentSeq: false });
  const short = text
    .replaceAll(/(\S+:)\n +Fn::Sub: (\S.*)\n/g, '$1 !Sub $2\n')
    .replaceAll(/- Fn::Sub: (\S.*)\n/g, '- !Sub $1\n')
    .replaceAll(/(\S+:)\n +Ref: (\S.*)\n/g, '$1 !Ref $2\n')
    .replaceAll(/- Ref: (\S.*)\n/g, '- !Ref $1\n');
  return `# Made of infra/terraform/modules/github-roles/policies; the same as infra/terraform/bootstrap with roles.\n${short}`;
}

/** The template that a text is, with its short forms written out. */
export function readTemplate(text: string): typeof TEMPLATE {
  const written = (name: string, tag: string) => ({ tag, resolve: (value: string) => ({ [name]: value }) });
  return parse(text, { customTags: [written('Fn::Sub', '!Sub'), written('Ref', '!Ref')] });
}

if (import.meta.main) {
  const is = existsSync(TEMPLATE_FILE) ? readFileSync(TEMPLATE_FILE, 'utf8') : '';
  if (is !== templateText()) {
    console.log('infra/cloudformation/bootstrap.yaml');
    if (process.argv.includes('--write')) writeFileSync(TEMPLATE_FILE, templateText());
  }
}
