import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PLUGIN = 'tflint-ruleset-aws';

/**
 * The folder of tflint's rules for AWS when the machine has them, as `tflint --init` puts them. They are
 * no Go module and in no package registry, so nothing here fetches them.
 */
export async function tflintAwsRules(): Promise<string | undefined> {
  const folder = process.env['TFLINT_PLUGIN_DIR'] || join(homedir(), '.tflint.d', 'plugins');
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return files.find(({ name }) => name === PLUGIN)?.parentPath;
}
