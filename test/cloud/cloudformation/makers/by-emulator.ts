import { setTimeout as sleep } from 'node:timers/promises';
import type { Room } from '../../room.ts';
import { elements } from '../../xml.ts';
import type { Made, Maker, Order } from './maker.ts';

const ACCESS = 'AWS4-HMAC-SHA256 Credential=local/20260101';
const POLL_MS = 50;

/**
 * The emulator's own makers of a type: each resource is a stack of it alone there, with nothing left to evaluate. What order
 * they are made in, what is replaced and what is kept is not left to it.
 */
export function madeByEmulator(emulator: Room, region: string, type: string): Maker {
  const ask = async (action: string, parameters: Readonly<Record<string, string>>) => {
    const { status, body } = await emulator.answer({
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `${ACCESS}/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=local`,
      },
      body: Buffer.from(
        new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters }).toString(),
      ),
    });
    const text = Buffer.from(body).toString();
    if (status >= 400) throw new Error(elements(text, 'Message')[0] ?? text);
    return text;
  };
  const settled = async (stack: string): Promise<string> => {
    for (;;) {
      const text = await ask('DescribeStacks', { StackName: stack });
      const [status = ''] = elements(text, 'StackStatus');
      if (status.endsWith('_IN_PROGRESS')) await sleep(POLL_MS);
      else if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return text;
      else throw new Error(await reasonOf(stack));
    }
  };
  const reasonOf = async (stack: string) => {
    const events = await ask('DescribeStackEvents', { StackName: stack });
    return (
      elements(events, 'ResourceStatusReason').find((reason) => reason !== '') ?? 'it failed without a reason'
    );
  };
  const made = (stack: string, order: Order, described: string): Made => {
    const keys = elements(described, 'OutputKey');
    const values = elements(described, 'OutputValue');
    const outputs = new Map(keys.map((key, index) => [key, values[index] ?? '']));
    return {
      physicalId: stack,
      ref: outputs.get('Ref') ?? '',
      attributes: Object.fromEntries(order.asked.map((name, index) => [name, outputs.get(`A${index}`)])),
    };
  };
  const body = ({ properties, asked }: Order) =>
    JSON.stringify({
      Resources: { One: { Type: type, Properties: properties } },
      Outputs: {
        Ref: { Value: { Ref: 'One' } },
        ...Object.fromEntries(
          asked.map((name, index) => [`A${index}`, { Value: { 'Fn::GetAtt': ['One', name] } }]),
        ),
      },
    });
  return {
    make: async (order) => {
      const stack = order.name;
      await ask('CreateStack', {
        StackName: stack,
        TemplateBody: body(order),
        'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
      });
      return made(stack, order, await settled(stack));
    },
    change: async ({ physicalId }, order) => {
      await ask('UpdateStack', {
        StackName: physicalId,
        TemplateBody: body(order),
        'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
      });
      return made(physicalId, order, await settled(physicalId));
    },
    remove: async ({ physicalId }) => {
      await ask('DeleteStack', { StackName: physicalId });
    },
  };
}
