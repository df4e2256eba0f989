import { join } from 'node:path';
import type { PlanDiagnostic } from '../../model/plan-change.ts';
import type { Diagnostic, Event } from './events.ts';
import { warnsOfTargeting } from './targeting-warning.ts';

/** What terraform complained about while it planned, in its order. */
export function diagnosticsOf(events: readonly Event[], root: string): readonly PlanDiagnostic[] {
  return events.flatMap((event) =>
    event.diagnostic && !warnsOfTargeting(event) ? [neutral(event.diagnostic, root)] : [],
  );
}

export function neutral(
  { severity, summary, detail, range, address }: Diagnostic,
  root: string,
): PlanDiagnostic {
  return {
    severity: severity === 'error' ? 'error' : 'warning',
    summary,
    detail,
    ...(range === undefined ? {} : { file: join(root, range.filename), line: range.start.line }),
    ...(address === undefined || address === '' ? {} : { address }),
  };
}
