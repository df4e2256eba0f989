/** Where bootstrap's state may be found. It begins on this machine, since the bucket that is to hold it is part of it. */
export interface States {
  readonly bucket: 'absent' | 'there';
  readonly inBucket: 'absent' | 'there';
  readonly here: 'absent' | 'there';
}

export type Way =
  /** The bucket is not there yet: a state on this machine first, then to the bucket. */
  | 'begin-here'
  /** A run ended between the two. */
  | 'move-first'
  | 'in-bucket';

/** How to go on, whatever an earlier run has left. The state in the bucket, once there, is the only one that counts. */
export function wayFrom({ bucket, inBucket, here }: States): Way {
  if (bucket === 'absent') return 'begin-here';
  // A bucket without any state was made by a run that was killed before it could write one: what is there is taken in.
  return inBucket === 'absent' && here === 'there' ? 'move-first' : 'in-bucket';
}
