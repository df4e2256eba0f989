export interface LoadBalancing {
  /** Nothing for a target group that is gone. */
  targetHealth(targetGroupArn: string): Promise<readonly TargetHealth[]>;
}

export interface TargetHealth {
  readonly target: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused' | 'unavailable';
  readonly reason?: string;
}

export interface ScalableTarget {
  readonly min: number;
  readonly max: number;
  readonly suspended: ScalingSuspension;
}

/** Which of autoscaling's activities are held still. */
export interface ScalingSuspension {
  readonly in: boolean;
  readonly out: boolean;
  readonly scheduled: boolean;
}

export interface Scaling {
  /** Undefined when the service has no scalable target. */
  target(cluster: string, service: string): Promise<ScalableTarget | undefined>;
  /** Beware: every call moves the service's count inside minimum and maximum at once (FACTS: RegisterScalableTarget). */
  set(cluster: string, service: string, to: { min?: number; suspended: ScalingSuspension }): Promise<void>;
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface Alarms {
  /** Alarms that do not exist are absent from the answer. */
  states(names: readonly string[]): Promise<ReadonlyMap<string, AlarmSight>>;
}

export interface AlarmSight {
  readonly state: AlarmState;
  readonly since: number;
  readonly reason: string;
  /** What its metric is compared with; absent for an alarm of alarms. */
  readonly threshold?: number;
}
