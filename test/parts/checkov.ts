import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

/**
 * The interpreter that has checkov, whose rules are in its package: start it by `-m checkov.main`. What is
 * on PATH is not asked: another version has other rules.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function checkovPart(): Promise<string> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, 'requirements-checkov.txt'),
    'checkov, about 1 min',
  );
  return join(environment, 'bin', 'python');
}
