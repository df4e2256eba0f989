import { z } from 'zod';
import { SITE } from './site.ts';

const repository = z
  .string()
  .regex(
    /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/,
    'owner/name, for example acme/shop, without * or ?: a pattern would trust others too',
  );
const number = z
  .string()
  .regex(/^[0-9]+$/, "a number; `gh api repos/acme/shop --jq '[.id, .owner.id]'` tells both");

const shape = {
  ...SITE,
  github: z
    .strictObject({
      repository,
      workflows: repository,
      repository_id: number.optional(),
      owner_id: number.optional(),
      refs: z
        .array(
          z
            .string()
            .regex(
              /^refs\/(?:heads|tags)\/[A-Za-z0-9._-]+[A-Za-z0-9._/*-]*$/,
              'for example refs/heads/main or refs/tags/v*',
            ),
        )
        .refine(
          (refs) => kindOf(refs, 'heads').length === 1 && kindOf(refs, 'tags').length <= 1,
          'one branch, and at most one pattern of tags, for example ["refs/heads/main", "refs/tags/v*"]',
        )
        .default(['refs/heads/main']),
      oidc_provider_arn: z.string().optional(),
      secret_arns: z.array(z.string()).default([]),
      application_actions: z.array(z.string()).default([]),
    })
    .describe('The repository whose jobs take the roles, and what they may do.'),
  create_repositories: z
    .boolean()
    .default(true)
    .describe(
      'Whether to make the ECR repositories: for the first environment of a name; later ones use those.',
    ),
  kms_key_arn: z
    .string()
    .optional()
    .describe("Key of the generated secrets; left out for Secrets Manager's own."),
  old_version_days: z
    .int()
    .min(1, '1 or more')
    .default(90)
    .describe('Days that replaced states and ledger objects are kept.'),
} as const;

export function kindOf(refs: readonly string[], kind: 'heads' | 'tags'): readonly string[] {
  return refs.filter((ref) => ref.startsWith(`refs/${kind}/`));
}

const schema = z
  .strictObject(shape)
  .refine(({ name, environment }) => name.length + environment.length <= 24, {
    path: ['name'],
    message:
      "name and environment have at most 24 characters together: the action takes no more, since a load balancer's name is made of them",
  });

export const BOOTSTRAP = { names: Object.keys(shape), schema };

export type BootstrapInputs = z.output<typeof schema>;
