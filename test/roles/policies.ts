import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../infra/terraform/modules/github-roles/policies');

export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly unknown[];
}

/** What the tests' roles are made for. */
export const TOLD = {
  partition: 'aws',
  account: '123456789012',
  region: 'eu-central-1',
  prefix: 'shop-production',
  bucket: 'flipgate-shop-production-123456789012',
  image_repository_arn: 'arn:aws:ecr:eu-central-1:123456789012:repository/shop',
  cache_repository_arn: 'arn:aws:ecr:eu-central-1:123456789012:repository/shop/cache',
} as const;

/** The policies of each role, in the module's `policies_of`. */
export const POLICIES_OF = {
  plan: ['look', 'plan'],
  build: ['build'],
  deploy: [
    ...['look', 'build', 'deploy-release', 'deploy-service'],
    ...['deploy-data', 'deploy-network', 'deploy-identity', 'deploy-stacks'],
  ],
} as const;
export type JobRole = keyof typeof POLICIES_OF;

/** The role that each command's job takes; the workflows say so. */
export const ROLE_OF_COMMAND: Readonly<Record<string, JobRole>> = {
  build: 'build',
  plan: 'plan',
  drift: 'plan',
  deploy: 'deploy',
  settle: 'deploy',
  rollback: 'deploy',
  run: 'deploy',
  status: 'deploy',
  doctor: 'deploy',
};

/** The text of every policy file with its placeholders, by its name. */
export const policyTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [basename(file, '.json'), readFileSync(join(FOLDER, file), 'utf8')]),
);

/** As Terraform renders it. */
export function policy(name: string, told: Readonly<Record<string, string>> = TOLD): PolicyDocument {
  const text = policyTexts.get(name);
  if (text === undefined) throw new Error(`There is no policy ${name}.`);
  return JSON.parse(
    text.replaceAll(/\$\{(\w+)\}/g, (whole, key: string) => told[key] ?? whole),
  ) as PolicyDocument;
}
