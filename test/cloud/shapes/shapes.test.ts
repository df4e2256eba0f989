import { describe, expect, it } from 'vitest';
import { emulatorPart } from '../../parts/emulator.ts';
import type { CloudRequest } from '../room.ts';
import { AwsError } from './aws-error.ts';
import { jsonRoom } from './json-room.ts';
import { queryRoom } from './query-room.ts';
import { openShapes } from './shapes.ts';

const { botocoreData } = await emulatorPart();

function post(target: string, body: string): CloudRequest {
  return { method: 'POST', url: '/', headers: { 'x-amz-target': target }, body: Buffer.from(body) };
}

const bodyOf = (answer: { body: Uint8Array | string }) => Buffer.from(answer.body).toString();

describe('a request', () => {
  it.each([
    ['an unknown member', { services: ['web'], colour: 'blue' }, /has no member colour/],
    ['a missing required one', {}, /services is required and missing/],
    ['a wrong type', { services: 'web' }, /services should be a list/],
    ['a value outside its enum', { services: ['web'], include: ['EVENTS'] }, /not one of TAGS/],
  ])('with %s is refused and remembered', async (_, input, fault) => {
    const shapes = openShapes(botocoreData);
    const room = jsonRoom(shapes, 'ecs', { DescribeServices: () => ({ services: [] }) });
    const answer = await room.answer(post('E.DescribeServices', JSON.stringify(input)));
    expect(answer.status).toBe(400);
    expect(shapes.faults.join()).toMatch(fault);
  });

  it('with null members counts them as absent, and seconds as dates', async () => {
    const shapes = openShapes(botocoreData);
    let seen: unknown;
    const room = jsonRoom(shapes, 'application-autoscaling', {
      PutScheduledAction: (input) => {
        seen = input;
      },
    });
    const input = {
      ServiceNamespace: 'ecs',
      ScheduledActionName: 'a',
      ResourceId: 'service/a/b',
      ScalableDimension: 'ecs:service:DesiredCount',
      StartTime: 1_700_000_000.5,
      EndTime: null,
    };
    await room.answer(post('A.PutScheduledAction', JSON.stringify(input)));
    expect(seen).toMatchObject({ StartTime: new Date(1_700_000_000_500) });
    expect(seen).not.toHaveProperty('EndTime');
    expect(shapes.faults).toEqual([]);
  });
});

describe('an answer', () => {
  it('that the service could not give is an internal failure', async () => {
    const shapes = openShapes(botocoreData);
    const room = jsonRoom(shapes, 'ecs', { ListServices: () => ({ serviceArns: [7] }) });
    expect((await room.answer(post('E.ListServices', '{}'))).status).toBe(500);
    expect(shapes.faults).toEqual(['ecs ListServices output.serviceArns[0] should be a string and is 7']);
  });

  it('with an error that is not described is remembered', async () => {
    const shapes = openShapes(botocoreData);
    const room = jsonRoom(shapes, 'ecs', {
      ListServices: () => {
        throw new AwsError('NoSuchThing', 'no');
      },
    });
    await room.answer(post('E.ListServices', '{}'));
    expect(shapes.faults).toEqual([
      'ecs ListServices answered with an error that is not described: NoSuchThing',
    ]);
  });

  it('is refused for an operation that is not modelled', async () => {
    const room = jsonRoom(openShapes(botocoreData), 'ecs', {});
    const answer = await room.answer(post('E.ListServices', '{}'));
    expect([answer.status, bodyOf(answer)]).toEqual([
      501,
      expect.stringContaining('UnknownOperationException'),
    ]);
  });
});

describe('the query protocol', () => {
  const form = (text: string): CloudRequest => ({
    method: 'POST',
    url: '/',
    headers: {},
    body: Buffer.from(text),
  });

  it('reads lists from a form and writes XML by the shapes', async () => {
    const shapes = openShapes(botocoreData);
    let seen: unknown;
    const room = queryRoom(shapes, 'elbv2', {
      DescribeTargetHealth: (input) => {
        seen = input;
        return {
          TargetHealthDescriptions: [
            { Target: { Id: '10.0.0.1', Port: 80 }, TargetHealth: { Description: '<&>' } },
          ],
        };
      },
    });
    const answer = await room.answer(
      form('Action=DescribeTargetHealth&TargetGroupArn=a&Targets.member.1.Id=x&Targets.member.1.Port=80'),
    );
    expect(seen).toEqual({ TargetGroupArn: 'a', Targets: [{ Id: 'x', Port: 80 }] });
    expect(bodyOf(answer)).toContain(
      '<TargetHealthDescriptions><member><Target><Id>10.0.0.1</Id><Port>80</Port></Target>' +
        '<TargetHealth><Description>&lt;&amp;&gt;</Description></TargetHealth></member></TargetHealthDescriptions>',
    );
  });

  it('notices fields that the operation does not have', async () => {
    const shapes = openShapes(botocoreData);
    const room = queryRoom(shapes, 'elbv2', { DescribeTargetHealth: () => ({}) });
    const answer = await room.answer(form('Action=DescribeTargetHealth&TargetGroupArn=a&Colour=blue'));
    expect(answer.status).toBe(400);
    expect(shapes.faults).toEqual(['elbv2 DescribeTargetHealth input has no member Colour']);
  });
});
