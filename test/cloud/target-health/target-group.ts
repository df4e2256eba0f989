/** What a target group says about its targets' health and their farewell. */
export interface TargetGroupSettings {
  readonly healthPath: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly deregistrationDelayMs: number;
  /** Accepted statuses: `200`, `200,202` or `200-399`. */
  readonly matcher: string;
  /** A load balancer forwards to it. */
  readonly attached: boolean;
}

/** What Flipgate's own modules set. */
export const USUAL_TARGET_GROUP: TargetGroupSettings = {
  healthPath: '/healthz',
  intervalMs: 5_000,
  timeoutMs: 4_000,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  deregistrationDelayMs: 30_000,
  matcher: '200',
  attached: true,
};

/** Whoever holds the target groups (ELBv2 itself is not modelled here) tells their settings. */
export type FindTargetGroup = (arn: string) => Promise<Partial<TargetGroupSettings> | undefined>;

export function accepts(matcher: string, status: number): boolean {
  return matcher.split(',').some((range) => {
    const [least = '', most = least] = range.trim().split('-');
    return status >= Number(least) && status <= Number(most);
  });
}
