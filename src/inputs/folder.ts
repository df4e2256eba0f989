import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { oneLine, type Read } from './field.ts';
import { Misfit } from './misfit.ts';

/** A folder inside the workspace, given relative to it; neither `..` nor a link may lead out of it. Absolute. */
export function folderIn(workspace: string): Read<string> {
  return oneLine((text) => {
    const folder = resolve(workspace, text);
    const outside = new Misfit(
      'it leads out of the workspace',
      'Give a path relative to the repository: `infra`.',
    );
    if (!isInside(workspace, folder)) return outside;
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      return new Misfit(
        'there is no such folder',
        'Check out the repository before this step, and correct the path.',
      );
    }
    return isInside(realpathSync(workspace), realpathSync(folder)) ? folder : outside;
  });
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
