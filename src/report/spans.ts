export { describeMoment as dayAndTime, describeSpan as span } from '../model/span.ts';

/** Hours, minutes and seconds of the day, in UTC. */
export function timeOfDay(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
