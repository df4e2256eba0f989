/** Why a run ends although nothing failed. */
export type InterruptionKind = 'cancelled' | 'stop-requested' | 'lease-lost' | 'timed-out';

const SENTENCES: Readonly<Record<InterruptionKind, string>> = {
  cancelled: 'The run was cancelled.',
  'stop-requested': 'A rollback asked this run to stop.',
  'lease-lost': 'The lock of the environment was lost: its lease ran out, or somebody else took it.',
  'timed-out': 'The time given by `timeout` is over.',
};

export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly kind: InterruptionKind;
  /** @param why  of whoever asked for it */
  constructor(kind: InterruptionKind, why?: string) {
    super(why ? `${SENTENCES[kind]} ${why}` : SENTENCES[kind]);
    this.kind = kind;
  }
}

const REMEDIES: Readonly<Partial<Record<InterruptionKind, string>>> = {
  'stop-requested':
    'Let the rollback end. A deploy of what it takes out is held back until that is reverted, or `lift-hold` is given; anything else can be run again.',
};

/** What to do about it. */
export function afterInterruption(kind: InterruptionKind): string {
  return REMEDIES[kind] ?? 'Run this again: it goes on from where things stand.';
}
