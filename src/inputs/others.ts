import { buildFields, scanFields } from './build.ts';
import { commonFields } from './common.ts';
import { field } from './field.ts';
import { engineFields, infraFields } from './infra.ts';
import { labelName } from './names.ts';
import { commit, commitOrAdopted, commits } from './release.ts';
import { anyText, MIGRATE, oneOf, someTime, taskCommand, yesOrNo } from './scalars.ts';
import * as z from './zod.ts';

export function buildSchema(workspace: string) {
  return z.strictObject({ ...commonFields, ...buildFields(workspace), ...scanFields });
}

export function planSchema(workspace: string) {
  return z.strictObject({
    ...commonFields,
    ...infraFields(workspace),
    'migrate-command': z.prefault(field(taskCommand), MIGRATE),
    comment: z.prefault(field(oneOf(['always', 'changes', 'never'])), 'always'),
    label: z.optional(field(labelName)),
    'policy-command': z.optional(field(anyText)),
  });
}

export function driftSchema(workspace: string) {
  return z.strictObject({
    ...commonFields,
    ...engineFields(workspace),
    comment: z.prefault(field(oneOf(['always', 'never'])), 'always'),
    label: z.prefault(field(labelName), 'flipgate-drift'),
  });
}

export function settleSchema(workspace: string) {
  return z.strictObject({
    ...commonFields,
    release: z.optional(field(commit)),
    'remove-idle': z.prefault(field(yesOrNo), 'false'),
    ...engineFields(workspace),
  });
}

export const rollbackSchema = z.strictObject({
  ...commonFields,
  to: z.optional(field(commitOrAdopted)),
  reason: z.optional(field(anyText)),
  'in-place': z.prefault(field(yesOrNo), 'false'),
  'accept-schema-risk': z.optional(field(commits)),
});

export const runSchema = z.strictObject({
  ...commonFields,
  run: field(anyText),
  timeout: z.prefault(field(someTime), '30m'),
});

export const statusSchema = z.strictObject(commonFields);
