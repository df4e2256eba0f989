import { setTimeout as sleep } from 'node:timers/promises';
import { elements } from '../../xml.ts';
import type { Calls } from './calls.ts';
import type { Made, Maker, Order, Properties } from './maker.ts';

const POLL_MS = 50;
const IS_CHECKED = /^(IN_SYNC|MODIFIED)$/;

/**
 * The emulator's own makers of a type: each resource is a stack of it alone there, with nothing left to evaluate. What order
 * they are made in, what is replaced and what is kept is not left to it.
 */
export function madeByEmulator({ query }: Calls, type: string): Maker {
  const ask = (operation: string, input: Properties) => query('cloudformation', operation, input);
  const settled = async (StackName: string): Promise<string> => {
    for (;;) {
      const text = await ask('DescribeStacks', { StackName });
      const [status = ''] = elements(text, 'StackStatus');
      if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return text;
      if (!status.endsWith('_IN_PROGRESS')) throw new Error(await reasonOf(StackName));
      await sleep(POLL_MS);
    }
  };
  const reasonOf = async (StackName: string) => {
    const reasons = elements(await ask('DescribeStackEvents', { StackName }), 'ResourceStatusReason');
    return reasons.findLast((reason) => !/^(User Initiated)?$/.test(reason)) ?? 'it failed without a reason';
  };
  const carryOut = async (operation: string, handle: string, order: Order): Promise<Made> => {
    const Capabilities = ['CAPABILITY_NAMED_IAM'];
    await ask(operation, { StackName: handle, TemplateBody: templateOf(type, order), Capabilities });
    return { ...madeBy(await settled(handle), order), handle };
  };
  return {
    make: (order) => carryOut('CreateStack', order.name, order),
    change: async (made, order) => {
      try {
        return await carryOut('UpdateStack', made.handle ?? '', order);
      } catch (error) {
        if (/No updates are to be performed/.test(String(error))) return made;
        throw error;
      }
    },
    remove: async ({ handle: StackName }) => {
      await ask('DeleteStack', { StackName });
      for (;;) {
        const [status] = elements(await ask('DescribeStacks', { StackName }).catch(gone), 'StackStatus');
        if (status === 'DELETE_FAILED') throw new Error(await reasonOf(StackName ?? ''));
        if (status === undefined || status === 'DELETE_COMPLETE') return;
        await sleep(POLL_MS);
      }
    },
    ...(READABLE.has(type) ? { read: ({ handle }) => readBy(ask, handle ?? '') } : {}),
  };
}

const gone = () => '';

/** Types that the emulator can look at. */
const READABLE: ReadonlySet<string> = new Set([
  'AWS::IAM::Role',
  'AWS::Logs::LogGroup',
  'AWS::SSM::Parameter',
  'AWS::SecretsManager::Secret',
]);

function templateOf(type: string, { properties, asked }: Order): string {
  const attributes = asked.map((name, at) => [`A${at}`, { Value: { 'Fn::GetAtt': ['One', name] } }]);
  return JSON.stringify({
    Resources: { One: { Type: type, Properties: properties } },
    Outputs: { Ref: { Value: { Ref: 'One' } }, ...Object.fromEntries(attributes) },
  });
}

function madeBy(described: string, { asked }: Order): Made {
  const values = elements(described, 'OutputValue');
  const outputs = new Map(elements(described, 'OutputKey').map((key, at) => [key, values[at] ?? '']));
  const ref = outputs.get('Ref') ?? '';
  const attributes = Object.fromEntries(asked.map((name, at) => [name, outputs.get(`A${at}`)]));
  return { physicalId: ref, ref, attributes };
}

/** By its own detection of drift: properties that it compares are those that it can tell. */
async function readBy(
  ask: (operation: string, input: Properties) => Promise<string>,
  StackName: string,
): Promise<Properties | undefined> {
  await ask('DetectStackDrift', { StackName });
  for (;;) {
    const found = await ask('DescribeStackResourceDrifts', { StackName });
    const [status = ''] = elements(found, 'StackResourceDriftStatus');
    if (status === 'DELETED') return undefined;
    if (IS_CHECKED.test(status)) {
      const [expected = '{}'] = elements(found, 'ExpectedProperties');
      const [actual = '{}'] = elements(found, 'ActualProperties');
      const there = JSON.parse(actual) as Properties;
      return Object.fromEntries(Object.keys(JSON.parse(expected)).map((name) => [name, there[name]]));
    }
    await sleep(POLL_MS);
  }
}
