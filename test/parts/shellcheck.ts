import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

/**
 * ShellCheck, which PyPI has as a program. What is on PATH is not asked: another version has other rules.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function shellcheckPart(): Promise<string> {
  const requirements = join(import.meta.dirname, 'requirements-shellcheck.txt');
  const environment = await pythonEnvironment(requirements, 'ShellCheck, some seconds');
  return join(environment, 'bin', 'shellcheck');
}
