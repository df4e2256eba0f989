import type { Site } from '../../model/site.ts';
import type { TerraformOptions } from '../terraform/options.ts';

export interface TerragruntOptions extends Omit<TerraformOptions, 'way'> {
  /** Absolute path of terragrunt. */
  readonly binary: string;
  /** Absolute path of the terraform or tofu that it runs. */
  readonly terraform: string;
  readonly site: Pick<Site, 'name' | 'environment'>;
  /** Where the units keep their states, told as FLIPGATE_BUCKET. */
  readonly bucket: string;
}
