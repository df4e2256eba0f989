import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

/**
 * The AWS CLI, in an environment of its own.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function awsCliPart(): Promise<string> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, 'requirements-aws-cli.txt'),
    'the AWS CLI, about 20 s',
  );
  return join(environment, 'bin', 'aws');
}
