import { SEVERITIES, type Severity } from './build-wish.ts';
import { Failure } from './failure.ts';

/** What ECR's scan has found in an image. */
export type ScanFindings =
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'running' }
  /** How many, by ECR's names of severities, `CRITICAL` to `UNDEFINED`. */
  | { readonly kind: 'done'; readonly counts: Readonly<Record<string, number>> };

/** The order in which people want to read them. */
const READ = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED', 'UNTRIAGED'];

/**
 * What is said of an image's findings, where a threshold lets it through. With a threshold, not to know is to refuse.
 *
 * @param threshold  the mildest severity that refuses
 * @throws Failure when there are findings of the threshold's severity or worse, or none can be had
 */
export function passScan(image: string, findings: ScanFindings, threshold: Severity | undefined): string {
  if (findings.kind !== 'done') {
    const why = findings.kind === 'running' ? 'its scan has not ended' : findings.why;
    if (threshold === undefined) return `not scanned: ${why}`;
    throw new Failure(
      `\`scan-threshold\` is ${threshold}, and ECR has no findings of ${image}: ${why}.`,
      "Turn scanning on for the repository (bootstrap's scans on push) and push again, or leave `scan-threshold` out.",
    );
  }
  const told = described(findings.counts);
  const bad = threshold === undefined ? [] : SEVERITIES.slice(SEVERITIES.indexOf(threshold));
  if (bad.every((severity) => !findings.counts[severity.toUpperCase()])) return told;
  throw new Failure(
    `\`scan-threshold\` is ${threshold}, and ECR's scan of ${image} says: ${told}.`,
    'Build on a newer base image, or raise `scan-threshold` once somebody has read the findings in the ECR console.',
  );
}

function described(counts: Readonly<Record<string, number>>): string {
  const names = Object.keys(counts).sort((one, other) => READ.indexOf(one) - READ.indexOf(other));
  const told = names.filter((name) => counts[name]).map((name) => `${counts[name]} ${name.toLowerCase()}`);
  return told.length === 0 ? 'scanned, no findings' : `scan found ${told.join(', ')}`;
}
