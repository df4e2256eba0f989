import { callLine, type RecordedCall } from '../cloud/recording.ts';
import type { Stage } from './stage.ts';

/** Does something at the first call (or at every one) whose line contains this, before the call is applied. */
export function atCall(stage: Stage, part: string, effect: (call: RecordedCall) => void, times = 1): void {
  let left = times;
  stage.cloud.faults.when((call) => {
    if (left > 0 && callLine(call).includes(part)) {
      left -= 1;
      effect(call);
    }
    return false;
  }, NEVER);
}
const NEVER = { kind: 'delay', ms: 0 } as const;

/** A fault for the calls whose line contains this. */
export function befall(
  stage: Stage,
  part: string,
  fault: Parameters<Stage['cloud']['faults']['when']>[1],
  times = 1,
): void {
  stage.cloud.faults.when((call) => callLine(call).includes(part), fault, times);
}

/** Calls in the words of the recording, from all callers, since the beginning or a moment. */
export function callsWith(stage: Stage, part: string, since = 0): readonly RecordedCall[] {
  return stage.cloud.recording.calls.filter((call) => call.at >= since && callLine(call).includes(part));
}
