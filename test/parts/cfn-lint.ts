import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

/**
 * The program that knows CloudFormation's resources and their properties. What is on PATH is not asked: another
 * version has other rules.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function cfnLintPart(): Promise<string> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, 'requirements-cfn-lint.txt'),
    'cfn-lint, some seconds',
  );
  return join(environment, 'bin', 'cfn-lint');
}
