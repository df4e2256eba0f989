import { defineConfig } from 'vitest/config';

/** Minutes of real Terraform, OpenTofu, Terragrunt and CDK each: beside `npm test`, not in it. */
export const APPLIES = [
  'test/infra/apply.test.ts',
  'test/infra/apply-opentofu.test.ts',
  'test/infra/apply-production.test.ts',
  'test/infra/terragrunt.test.ts',
  'test/e2e/story.test.ts',
  'test/e2e/cdk.test.ts',
  'test/e2e/terragrunt.test.ts',
  'test/bootstrap/again.test.ts',
];

export default defineConfig({
  test: { include: APPLIES, testTimeout: 900_000, hookTimeout: 900_000, maxWorkers: 3 },
});
