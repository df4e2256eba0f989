import { join } from 'node:path';
import { pythonEnvironment } from './python.ts';

export interface WorkflowLinters {
  /** A fork that knows what GitHub has added since the original's last release. */
  readonly actionlint: string;
  readonly zizmor: string;
}

/**
 * What is on PATH is not asked: another version has other rules.
 * @throws Failure when Python or PyPI cannot be had.
 */
export async function workflowLintersPart(): Promise<WorkflowLinters> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, 'requirements-workflows.txt'),
    'actionlint and zizmor, some seconds',
  );
  return {
    actionlint: join(environment, 'bin', 'actionlint'),
    zizmor: join(environment, 'bin', 'zizmor'),
  };
}
