/** One thing that IAM is asked to allow when a call is made. */
export interface Demand {
  /** For example `ecs:UpdateService`. */
  readonly action: string;
  /** An ARN, or `*` where the call names none. */
  readonly resource: string;
  /** What the call itself says and policies ask for. */
  readonly context: Readonly<Record<string, string>>;
}

/** `<action> <resource> <key>=<value> …`, the form of the lists in `calls/`. */
export function demandLine({ action, resource, context }: Demand): string {
  const said = Object.entries(context).map(([key, value]) => `${key}=${value}`);
  return [action, resource, ...said].join(' ');
}

export function readDemand(line: string): Demand {
  const [action = '', resource = '', ...said] = line.split(' ');
  return {
    action,
    resource,
    context: Object.fromEntries(
      said.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
    ),
  };
}
