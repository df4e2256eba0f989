import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';

const NAME = 'cdk.json';

/** Whether a folder itself, and not one in it, is an app's. */
export async function isApp(folder: string): Promise<boolean> {
  return isThere(join(folder, NAME));
}

/**
 * The folder of the CDK app: the one that is named, or its folder `cdk`.
 * @throws Failure when neither has an app.
 */
export async function appFolder(infraFolder: string): Promise<string> {
  for (const folder of [infraFolder, join(infraFolder, 'cdk')]) if (await isApp(folder)) return folder;
  throw new Failure(
    `${infraFolder} has no CDK app: neither it nor its folder cdk holds ${NAME}.`,
    'Give the folder of the app as `infra`, or leave `infra` out for the one that the action ships.',
  );
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
