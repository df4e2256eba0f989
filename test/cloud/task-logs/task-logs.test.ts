import {
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { IMAGE, NETWORK, openScene } from '../ecs/scene.ts';

/** Its container starts after 5 s, prints at once and after 2 s, and prints its last line as it ends after 3 s. */
async function loggedScene() {
  const scene = await openScene();
  const lines = [
    { after: 0, text: 'Operations to perform:' },
    { after: 2_000, text: 'Applying orders.0002...' },
    { after: 3_000, text: 'Traceback: boom' },
  ];
  scene.control.image(IMAGE, { migrate: { kind: 'exits', after: 3_000, code: 1, lines } });
  const taskDefinition = await scene.register('migrate');
  const run = new RunTaskCommand({ cluster: 'shop', taskDefinition, networkConfiguration: NETWORK });
  const arn = (await scene.ecs.send(run)).tasks?.[0]?.taskArn ?? '';
  const logStreamName = `blue/migrate/${arn.split('/').at(-1)}`;
  const read = (more: { nextToken?: string; startFromHead?: boolean; limit?: number } = {}) =>
    scene.logs.send(
      new GetLogEventsCommand({ logGroupName: '/shop', logStreamName, startFromHead: true, ...more }),
    );
  return { ...scene, arn, read, logStreamName };
}

describe('task logs', () => {
  it('have no stream until the container printed for a while', async () => {
    const { read, pass } = await loggedScene();
    pass(5.5);
    await expect(read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    pass(1.1);
    expect((await read()).events?.map((event) => event.message)).toEqual(['Operations to perform:']);
  });

  it('bring the last lines after STOPPED', async () => {
    const { read, pass, task, arn } = await loggedScene();
    pass(9.1);
    expect((await task(arn))?.lastStatus).toBe('STOPPED');
    expect((await read()).events).toHaveLength(1);
    pass(1.5);
    expect((await read()).events?.at(-1)?.message).toBe('Traceback: boom');
  });

  it('page forward: the same token again means nothing new', async () => {
    const { read, pass } = await loggedScene();
    pass(7);
    const first = await read();
    const quiet = await read({ nextToken: first.nextForwardToken ?? '' });
    expect(quiet.events).toEqual([]);
    expect(quiet.nextForwardToken).toBe(first.nextForwardToken);
    pass(20);
    const rest = await read({ nextToken: quiet.nextForwardToken ?? '' });
    expect(rest.events?.map((event) => event.message)).toEqual([
      'Applying orders.0002...',
      'Traceback: boom',
    ]);
  });

  it('give the newest page unless asked from the head', async () => {
    const { read, pass } = await loggedScene();
    pass(30);
    expect((await read({ startFromHead: false, limit: 1 })).events?.[0]?.message).toBe('Traceback: boom');
    expect((await read({ limit: 1 })).events?.[0]?.message).toBe('Operations to perform:');
  });

  it('can be listed and searched', async () => {
    const { logs, pass, logStreamName } = await loggedScene();
    pass(30);
    const streams = await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/shop' }));
    expect(streams.logStreams?.map((stream) => stream.logStreamName)).toEqual([logStreamName]);
    const found = await logs.send(
      new FilterLogEventsCommand({ logGroupName: '/shop', filterPattern: 'Traceback' }),
    );
    expect(found.events).toMatchObject([{ message: 'Traceback: boom', logStreamName }]);
  });
});
