import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../model/job.ts';
import type { EngineRequest } from '../model/request.ts';

/** Whose infrastructure code it is: the caller's, or what this action ships. */
export interface InfraFolder {
  readonly of: 'caller' | 'action';
  readonly folder: string;
}

/** The caller's folder when there is one, else the one shipped with this action. */
export async function infraFolder({ infra }: Pick<EngineRequest, 'infra'>, job: Job): Promise<InfraFolder> {
  if (infra !== undefined) return { of: 'caller', folder: infra };
  const own = join(job.workspace, 'infra');
  return access(own).then(
    () => ({ of: 'caller', folder: own }),
    () => ({ of: 'action', folder: join(import.meta.dirname, '..', 'infra') }),
  );
}
