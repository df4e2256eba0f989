import type { Job } from '../../src/model/job.ts';
import type { SiteRequest } from '../../src/model/request.ts';
import type { Log } from '../../src/ports.ts';
import type { CloudProcess } from '../cloud/in-process.ts';

/** What an engine is told of the run that it is for. */
export interface Surroundings {
  readonly process: CloudProcess;
  readonly bucket: string;
  readonly log: Log;
  readonly job: Job;
  readonly command: SiteRequest['command'];
}
