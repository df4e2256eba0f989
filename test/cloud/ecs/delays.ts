/** From and to, in milliseconds; each use draws its own. */
export type Range = readonly [least: number, most: number];

/** How long the platform takes. What the programs take is theirs to say. */
export interface Delays {
  /** Network interface and micro virtual machine. */
  readonly provisioning: Range;
  /** Pulling the image and creating the containers. */
  readonly pending: Range;
  /** From started containers to RUNNING: registration with the load balancer. */
  readonly activating: Range;
  /** From the last container's end to STOPPED. */
  readonly deprovisioning: Range;
  /** Until the service scheduler has noticed a change. */
  readonly scheduler: Range;
  /** Until a log stream or line can be read. */
  readonly logs: Range;
}

export const USUAL_DELAYS: Delays = {
  provisioning: [2_000, 6_000],
  pending: [4_000, 12_000],
  activating: [500, 2_000],
  deprovisioning: [1_000, 4_000],
  scheduler: [300, 1_200],
  logs: [1_000, 2_000],
};
