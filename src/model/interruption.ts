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
  constructor(kind: InterruptionKind) {
    super(SENTENCES[kind]);
    this.kind = kind;
  }
}
