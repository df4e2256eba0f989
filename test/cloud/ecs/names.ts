/** Where the model's resources live. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

export function ecsArn(place: Place, resource: string): string {
  return `arn:aws:ecs:${place.region}:${place.account}:${resource}`;
}

/** The last part of an ARN's path, or the name itself: `arn:…:service/main/web` and `web` both give `web`. */
export function shortName(nameOrArn: string): string {
  return nameOrArn.split('/').at(-1) ?? nameOrArn;
}

/** The cluster's name in what a caller gave: ECS takes `default` when nothing is said. */
export function clusterName(given: string | undefined): string {
  return given === undefined || given === '' ? 'default' : shortName(given);
}
