import { Failure } from '../../model/failure.ts';
import { siteKey } from '../../model/site.ts';
import { firstHeld, UNITS } from '../terraform/other-layout.ts';
import type { CdkOptions } from './options.ts';

/**
 * An environment that Terraform or Terragrunt made looks to CloudFormation as if it were never there.
 * @param name  of the stack that was looked for, and is not there
 * @throws Failure naming the state that was found.
 */
export async function refuseOtherEngine({ site, store }: CdkOptions, name: string): Promise<void> {
  const found = await firstHeld({ siteKey: siteKey(site), store }, ['shared', ...UNITS]);
  if (found === undefined) return;
  throw new Failure(
    `\`engine\` cdk keeps shared in the stack ${name}, and nothing is there: this environment's lies in ${found}, where another engine made it. All of it would be made a second time.`,
    'Set `engine` to terraform, tofu or terragrunt. To go over to CDK make a new environment with it, and move data and hostname there.',
  );
}
