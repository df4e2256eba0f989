import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, expect, test } from 'vitest';
import type { Size } from './given.ts';
import { appWith, bootstrap, color, shared } from './stacks.ts';

/** Two checkers, and much to load: seconds each, more beside real Terraform. */

beforeAll(() => {
  process.env['CDK_VALIDATION'] = 'true';
});

const stacks: readonly (readonly [string, (app: App) => Stack])[] = [
  ...(['development', 'production'] as const satisfies readonly Size[]).flatMap(
    (size) =>
      [
        [
          `shared ${size}`,
          shared(size, {
            database_read_replica: {},
            interface_endpoints: ['ecr.dkr'],
            database_kms_key: 'own',
          }),
        ],
        [`color ${size}`, color(size)],
      ] as const,
  ),
];

test.each(stacks)(
  '%s: no finding of AwsSolutions is left unexplained, and CloudFormation would take it',
  (_, make) => {
    expect(findings(make)).toEqual([]);
  },
);

test('bootstrap: CloudFormation would take it', () => {
  expect(findings(bootstrap).filter((one) => !one.includes('AwsSolutions'))).toEqual([]);
});

test('a finding that nobody has explained is told by either', () => {
  const found = findings((app) => {
    const stack = new Stack(app, 'Theirs');
    new CfnBucket(stack, 'Open');
    new CfnSecurityGroup(stack, 'Nowhere', { groupDescription: 'one', vpcId: 'no-vpc' });
    return stack;
  });
  expect(found).toEqual(
    expect.arrayContaining(['AwsSolutions-S1 Theirs/Open', expect.stringMatching(/^E\d+ Theirs\/Nowhere$/)]),
  );
});

/** Errors of cdk-nag and of CloudFormation's own rules, which CDK brings. */
function findings(make: (app: App) => Stack): readonly string[] {
  const { app } = appWith(make, {
    '@aws-cdk/core:failSynthOnValidationErrors': false,
    '@aws-cdk/core:validateAgainstDefaultRules': true,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { directory } = app.synth();
  const { pluginReports }: Report = JSON.parse(
    readFileSync(join(directory, 'validation-report.json'), 'utf8'),
  );
  const errors = pluginReports
    .flatMap(({ violations }) => violations)
    .filter(({ severity }) => severity === 'error');
  return errors.flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
}

/** What is read of validation-report.json. */
interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly Violation[];
  }[];
}
interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}
