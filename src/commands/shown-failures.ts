import type { LookedReport } from '../model/drift-report.ts';
import { Failure } from '../model/failure.ts';
import type { PlannedPicture } from '../model/picture.ts';

/** A plan that may not be merged as it is; it is shown all the same. */
export class BlockedPlan extends Failure {
  readonly picture: PlannedPicture;
  readonly commentUrl: string | undefined;
  constructor(message: string, remedy: string, picture: PlannedPicture, commentUrl: string | undefined) {
    super(message, remedy);
    this.picture = picture;
    this.commentUrl = commentUrl;
  }
}

/** Something is not as it was left. */
export class Drifted extends Failure {
  readonly report: LookedReport;
  readonly issueUrl: string | undefined;
  constructor(message: string, remedy: string, report: LookedReport, issueUrl: string | undefined) {
    super(message, remedy);
    this.report = report;
    this.issueUrl = issueUrl;
  }
}
