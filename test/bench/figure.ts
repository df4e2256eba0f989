/** One number of the bench, with what it should be at most where the project has set itself a goal. */
export interface Figure {
  /** The letter of the part that measured it. */
  readonly part: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g';
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most that is wanted, in the same unit. */
  readonly goal?: number;
}

/** A figure that this machine, or this state of the repository, cannot give. */
export interface Unmeasured {
  readonly part: Figure['part'];
  readonly what: string;
  readonly why: string;
}

export type Row = Figure | Unmeasured;

/** Value over goal; undefined where there is no goal, or a goal of none. */
export function ratio({ value, goal }: Figure): number | undefined {
  return goal === undefined || goal === 0 ? undefined : value / goal;
}

export function isMet({ value, goal }: Figure): boolean | undefined {
  return goal === undefined ? undefined : value <= goal;
}
