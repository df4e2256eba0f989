import type { Played } from './played.ts';

/** The steps' words with how each ended. */
export function stepsOf({ outcome }: Played): readonly string[] {
  return outcome.steps.map((step) => (step.state === 'done' ? step.step : `${step.step}: ${step.state}`));
}

/** A transcript for a snapshot: repeated looks in one line, ids that are drawn by chance told by their kind. */
export function transcript(calls: readonly string[]): string {
  const lines = calls
    .filter((line) => !/ (lock|hold)\.json| (PutObject|GetObject) .*\/(lock|hold)\.json/.test(line))
    .map((line) =>
      line
        .replaceAll('flipgate-shop-production-123456789012/', '')
        .replaceAll(/token=[0-9a-f]{64}/g, 'token=…')
        .replaceAll(/sha256:[0-9a-f]{64}/g, 'sha256:…')
        .replaceAll(/\/[0-9a-f]{32}\b/g, '/…')
        .replaceAll(/_[0-9a-f]{32}\b/g, '_…')
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
        .replaceAll(/[0-9a-f]{7}\.\.\.[0-9a-f]{7}/g, '…'),
    );
  return collapse(lines).join('\n');
}

/** What is asked again and again until something has happened. */
const LOOKS =
  /^(ecs (DescribeTasks|DescribeServices|ListTasks)|logs |elasticloadbalancing |acm DescribeCertificate|cloudflare dns\.records\.list _|edge probe|monitoring )/;

/** Of a stretch of looks each is told once: how many there were is the schedule's affair. */
function collapse(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let looks: string[] = [];
  for (const line of lines) {
    if (!LOOKS.test(line)) {
      kept.push(line);
      looks = [];
      continue;
    }
    const look = `${line.replace(/ → (400|lost)$/, '')} …`;
    if (looks.includes(look)) continue;
    looks.push(look);
    kept.push(look);
  }
  return kept;
}
