import { join } from 'node:path';
import { checkovPart } from '../parts/checkov.ts';
import { command } from '../parts/command.ts';

const CONFIGURATION = join(import.meta.dirname, '..', '..', '.checkov.yaml');

/** One verdict of checkov on one resource. */
export interface Verdict {
  readonly check: string;
  readonly resource: string;
  /** From the folder that was checked, for example `modules/redis/main.tf`. */
  readonly file: string;
  /** First and last line of the resource. */
  readonly lines: readonly [number, number];
}

interface Raw {
  readonly check_id: string;
  readonly resource: string;
  readonly file_path: string;
  readonly file_line_range: readonly [number, number];
}

/**
 * Everything that checkov finds against the code below `folder`, by our configuration and without a network.
 * @throws an error with what checkov said when it could not read a file.
 */
export async function checkov(folder: string): Promise<readonly Verdict[]> {
  const python = await checkovPart();
  const args = ['-m', 'checkov.main', '--config-file', CONFIGURATION, '-d', folder, '-o', 'json'];
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
  const { stdout, output } = await command(python, args, { cwd: folder, env });
  const read = JSON.parse(stdout) as {
    readonly results: { readonly failed_checks: readonly Raw[]; readonly parsing_errors: readonly string[] };
    readonly summary: { readonly resource_count: number };
  };
  if (read.results.parsing_errors.length > 0 || read.summary.resource_count === 0)
    throw new Error(`checkov could not read the code:\n${output}`);
  return read.results.failed_checks.map((raw) => ({
    check: raw.check_id,
    resource: raw.resource,
    file: raw.file_path.replace(/^\//, ''),
    lines: raw.file_line_range,
  }));
}
