import { awsFacts } from '../cloud/aws-facts.ts';
import { Caller } from '../cloud/caller.ts';
import { Faults } from '../cloud/faults.ts';
import { callLine, Recording } from '../cloud/recording.ts';
import type { CloudRequest, CloudResponse } from '../cloud/room.ts';
import { VirtualClock } from '../cloud/virtual-clock.ts';
import { Wire } from '../cloud/wire.ts';

/** One room of the local cloud behind a wire of its own, on a virtual clock. */
export function oneRoom() {
  const clock = new VirtualClock();
  const faults = new Faults();
  const recording = new Recording();
  const wire = new Wire(clock, faults, recording);
  const caller = new Caller('test');
  return {
    clock,
    faults,
    calls: () => recording.calls.map(callLine),
    /** Passes the requests of a client to `room`. */
    to:
      (room: { answer(request: CloudRequest): Promise<CloudResponse> }, facts = awsFacts) =>
      (request: CloudRequest) =>
        clock.flight(() => wire.pass(caller, facts(request), request, (asked) => room.answer(asked))),
  };
}
