import { openStack } from '../infra/stacks.ts';
import { openTerraform } from '../infra/terraform-run.ts';

/** What the rest of a story needs of bootstrap. */
export interface Bootstrap {
  readonly imageRepository: string;
}

/**
 * Applies the root that a person applies once, for real. Nothing of it is to outlive the story, so buckets and
 * secrets may go at once, and old versions of objects need no expiry (whose settling the provider watches for a minute).
 * @param environment addresses and credentials of the cloud.
 */
export async function applyBootstrap(
  environment: Readonly<Record<string, string>>,
  site: { readonly name: string; readonly environment: string },
): Promise<Bootstrap> {
  const terraform = await openTerraform(environment);
  const stack = await openStack(terraform, 'bootstrap', {});
  try {
    const outputs = await stack.apply({
      ...site,
      force_destroy: true,
      recovery_window_days: 0,
      old_version_days: null,
    });
    return { imageRepository: String(outputs['image_repository']) };
  } finally {
    await stack.remove();
  }
}
