import type { GetLogEventsCommandInput, GetLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../shapes/aws-error.ts';
import type { LogEvent } from './log-store.ts';

const MOST = 10_000;

type Answer = Pick<GetLogEventsCommandOutput, 'events' | 'nextForwardToken' | 'nextBackwardToken'>;

/**
 * One page of a stream. The forward token stays valid at the end of the stream: the same token again
 * means nothing new by now. Without a token it is the newest page, unless `startFromHead`.
 */
export function readEvents(visible: readonly LogEvent[], input: GetLogEventsCommandInput): Answer {
  const inTime = visible.filter(
    (event) =>
      event.timestamp >= (input.startTime ?? 0) &&
      event.timestamp < (input.endTime ?? Number.POSITIVE_INFINITY),
  );
  const limit = input.limit ?? MOST;
  const [start, end] = bounds(inTime.length, limit, input);
  const page = inTime.slice(start, end);
  return {
    events: page.map((event) => ({
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: Math.round(event.visibleAt),
    })),
    nextForwardToken: token('f', start + page.length),
    nextBackwardToken: token('b', start),
  };
}

function bounds(length: number, limit: number, input: GetLogEventsCommandInput): [number, number] {
  if (input.nextToken !== undefined) {
    const place = /^([fb])\/(\d{56})$/.exec(input.nextToken);
    if (!place) throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
    const at = Number(place[2]);
    return place[1] === 'f' ? [at, at + limit] : [Math.max(0, at - limit), at];
  }
  return input.startFromHead ? [0, limit] : [Math.max(0, length - limit), length];
}

function token(direction: 'f' | 'b', place: number): string {
  return `${direction}/${String(place).padStart(56, '0')}`;
}
