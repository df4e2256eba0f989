import type { CloudRequest, Room } from './room.ts';

/** A room for the requests that `owns` says are its own; all others go to `rest`. */
export function sharedRoom(
  owns: (request: CloudRequest) => boolean,
  own: Room,
  rest: Room | undefined,
): Room {
  if (!rest) return own;
  return { answer: (request) => (owns(request) ? own : rest).answer(request) };
}
