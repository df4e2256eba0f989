import type {
  DescribeLogStreamsCommandInput,
  FilterLogEventsCommandInput,
  GetLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { page } from '../ecs/page.ts';
import type { Timeline } from '../ecs/timeline.ts';
import type { CloudRequest, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operation, Operations } from '../shapes/json-room.ts';
import { jsonOperation, jsonRoom } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import type { LogStore, LogStream } from './log-store.ts';
import { readEvents } from './read-events.ts';

const READS: ReadonlySet<string> = new Set(['GetLogEvents', 'DescribeLogStreams', 'FilterLogEvents']);

/** Streams and their lines are the model's; the groups belong to whoever created them. */
export function ownsTaskLogs(request: CloudRequest): boolean {
  return READS.has(jsonOperation(request));
}

export function taskLogsRoom(shapes: Shapes, timeline: Timeline, store: LogStore): Room {
  const entered = (operation: Operation) => (input: unknown) => timeline.enter(() => operation(input));
  return jsonRoom(
    shapes,
    'logs',
    Object.fromEntries(
      Object.entries(operations(store)).map(([name, operation]) => [name, entered(operation)]),
    ),
  );
}

function operations(store: LogStore): Operations {
  return {
    GetLogEvents: (input: GetLogEventsCommandInput) => {
      const group = groupOf(input);
      const stream = store.stream(group, input.logStreamName ?? '');
      if (!stream) throw missing(store, group);
      return readEvents(store.visible(stream), input);
    },
    DescribeLogStreams: (input: DescribeLogStreamsCommandInput) => {
      const group = groupOf(input);
      const wanted = store
        .streams(group)
        .filter((stream) => stream.name.startsWith(input.logStreamNamePrefix ?? ''));
      const ordered = input.descending ? wanted.toReversed() : wanted;
      const { items, nextToken } = page(ordered, {
        maxResults: input.limit ?? 50,
        nextToken: input.nextToken,
      });
      return { logStreams: items.map((stream) => describe(store, stream)), nextToken };
    },
    FilterLogEvents: (input: FilterLogEventsCommandInput) => filterEvents(store, input),
  };
}

function filterEvents(store: LogStore, input: FilterLogEventsCommandInput) {
  const events = store
    .streams(groupOf(input))
    .filter((stream) => input.logStreamNames?.includes(stream.name) ?? true)
    .filter((stream) => stream.name.startsWith(input.logStreamNamePrefix ?? ''))
    .flatMap((stream) => store.visible(stream).map((event, place) => ({ stream, event, place })))
    .filter(({ event }) => event.timestamp >= (input.startTime ?? 0))
    .filter(({ event }) => event.timestamp <= (input.endTime ?? Number.POSITIVE_INFINITY))
    .filter(({ event }) => matches(event.message, input.filterPattern))
    .sort((one, other) => one.event.timestamp - other.event.timestamp);
  const { items, nextToken } = page(events, {
    maxResults: input.limit ?? 10_000,
    nextToken: input.nextToken,
  });
  const shown = items.map(({ stream, event, place }) => ({
    logStreamName: stream.name,
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: Math.round(event.visibleAt),
    eventId: `${stream.createdAt}${String(place).padStart(20, '0')}`,
  }));
  return { events: shown, searchedLogStreams: [], nextToken };
}

function describe(store: LogStore, stream: LogStream) {
  const events = store.visible(stream);
  const [first, last] = [events[0], events.at(-1)];
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    ...(first && { firstEventTimestamp: first.timestamp }),
    ...(last && { lastEventTimestamp: last.timestamp, lastIngestionTime: Math.round(last.visibleAt) }),
    uploadSequenceToken: '0',
    arn: `arn:aws:logs:::log-group:${stream.group}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}

/** Plain words only: all of them must occur, quoted ones as they stand. */
function matches(message: string, pattern: string | undefined): boolean {
  const words = pattern?.match(/"[^"]*"|\S+/g) ?? [];
  return words.every((word) => message.includes(word.replaceAll('"', '')));
}

function groupOf(input: {
  logGroupName?: string | undefined;
  logGroupIdentifier?: string | undefined;
}): string {
  const given = input.logGroupName ?? input.logGroupIdentifier ?? '';
  return given.startsWith('arn:') ? (given.split(':log-group:')[1]?.replace(/:\*$/, '') ?? given) : given;
}

function missing(store: LogStore, group: string): AwsError {
  const what = store.knows(group) ? 'stream' : 'group';
  return new AwsError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
}
