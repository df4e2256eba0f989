import type { Job } from '../../src/model/job.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { SiteRequest } from '../../src/model/request.ts';
import type { CloudProcess } from '../cloud/in-process.ts';

/** One run of the action: what came of it, and the remote calls that it made. */
export interface Played {
  readonly outcome: Outcome;
  readonly calls: readonly string[];
  readonly log: readonly string[];
}

/** A run that may be cancelled, awaited, or found killed. */
export interface Playing {
  readonly process: CloudProcess;
  readonly request: SiteRequest;
  readonly job: Partial<Job>;
  readonly runId: string;
  readonly played: Promise<Played | 'killed'>;
  cancel(): void;
}

export async function finished({ played }: Playing): Promise<Played> {
  const end = await played;
  if (end === 'killed') throw new Error('the run was killed');
  return end;
}
