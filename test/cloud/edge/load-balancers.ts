import { LoadBalancer, type Target } from './load-balancer.ts';

/** The data planes of all load balancers, made when a DNS name is first asked for. */
export class LoadBalancers {
  /** Target groups by DNS name, for load balancers that no emulator knows. */
  readonly given = new Map<string, string>();
  readonly #made = new Map<string, LoadBalancer>();
  readonly #targets: (targetGroupArn: string) => Promise<readonly Target[]>;
  readonly #find: (dnsName: string) => Promise<string | undefined>;

  /**
   * @param targets those of a target group that get new requests now
   * @param find the target group behind a DNS name; undefined when there is no such load balancer
   */
  constructor(
    targets: (targetGroupArn: string) => Promise<readonly Target[]>,
    find: (dnsName: string) => Promise<string | undefined> = async () => undefined,
  ) {
    this.#targets = targets;
    this.#find = find;
  }

  async at(dnsName: string): Promise<LoadBalancer | undefined> {
    const targetGroup = this.given.get(dnsName) ?? (await this.#find(dnsName));
    if (targetGroup === undefined) return undefined;
    const key = `${dnsName} ${targetGroup}`;
    const made = this.#made.get(key) ?? new LoadBalancer(() => this.#targets(targetGroup));
    this.#made.set(key, made);
    return made;
  }

  close(): void {
    for (const balancer of this.#made.values()) balancer.close();
  }
}
