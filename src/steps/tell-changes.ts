import type { Release } from '../model/release.ts';
import type { Standing } from '../model/standing.ts';
import { revisionName } from '../model/task-definition.ts';
import type { ServiceState } from '../ports.ts';
import type { Outlook } from './ground.ts';

/** The web that serves, before and after. */
export interface WebTasks {
  readonly before: string | undefined;
  readonly after: string;
}

/** What a deploy has put in place of what was live; record and schema are told where they are changed. */
export function tellReplaced(
  { journal }: Outlook,
  { live, liveLine, liveRelease }: Standing,
  line: Release,
  web: WebTasks,
): void {
  journal.change('live colour', live, line.color);
  journal.change('release', liveRelease, line.release);
  journal.change('image', liveLine?.image, line.image);
  journal.change('task definition', revisionOf(liveLine), revisionOf(line));
  journal.change('web tasks', web.before, web.after);
}

/** Settling leaves what serves as it is; that it does is told too. */
export function tellSettled(
  { journal, site }: Outlook,
  { running }: Standing,
  line: Release,
  gone: number,
): void {
  const tasks = running[line.color];
  const stays: readonly (readonly [string, string | undefined])[] = [
    ['live colour', line.color],
    ['release', line.release],
    ['image', line.image],
    ['task definition', revisionOf(line)],
    ['web tasks', tasks.kind === 'nothing' ? undefined : `${tasks.tasks} running`],
    ['record', site.previewHostnames[line.color]],
  ];
  for (const [what, value] of stays) journal.change(what, value, value);
  journal.change('tasks of the other colour', gone === 0 ? 'none' : `${gone} running`, 'none');
}

/** The revision that a release's web runs, by its short name. */
export function revisionOf(line: Pick<Release, 'registered'> | undefined): string | undefined {
  const arn = line?.registered.web;
  return arn === undefined ? undefined : revisionName(arn);
}

export function tasksWanted({ running, desired }: Pick<ServiceState, 'running' | 'desired'>): string {
  return `${running} of ${desired} running`;
}
