import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { oneLine, type Read } from './field.ts';
import { Misfit } from './misfit.ts';

/** A folder inside the workspace, given relative to it; neither `..` nor a link may lead out of it. Absolute. */
export function folderIn(workspace: string): Read<string> {
  return placeIn(workspace, 'folder', '`infra`');
}

/** The same for a file. */
export function fileIn(workspace: string): Read<string> {
  return placeIn(workspace, 'file', '`backend/Dockerfile`');
}

function placeIn(workspace: string, kind: 'folder' | 'file', example: string): Read<string> {
  return oneLine((text) => {
    const place = resolve(workspace, text);
    const outside = new Misfit(
      'it leads out of the workspace',
      `Give a path relative to the repository: ${example}.`,
    );
    if (!isInside(workspace, place)) return outside;
    const found = statSync(place, { throwIfNoEntry: false });
    if (!(kind === 'folder' ? found?.isDirectory() : found?.isFile())) {
      return new Misfit(
        `there is no such ${kind}`,
        'Check out the repository before this step, and correct the path.',
      );
    }
    return isInside(realpathSync(workspace), realpathSync(place)) ? place : outside;
  });
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
