import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, expect, test } from 'vitest';
import { appWith, bootstrap, color, type Size, shared } from './stacks.ts';

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
}

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

/** Errors of cdk-nag and of CDK's own validation of the template. */
function findings(make: (app: App) => Stack): readonly string[] {
  const { app } = appWith(make);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  const { directory } = app.synth();
  const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  return [JSON.stringify(report).slice(0, 3000)];
}
