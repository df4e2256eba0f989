import { elements } from '../../xml.ts';
import type { Calls } from './calls.ts';
import { type Maker, made, type Properties } from './maker.ts';

interface Delivery {
  readonly Protocol: string;
  readonly SuccessFeedbackRoleArn?: string;
  readonly FailureFeedbackRoleArn?: string;
  readonly SuccessFeedbackSampleRate?: string;
}

/** SNS's topics, whose keys and delivery logs the emulator's CloudFormation forgets. */
export function topicMakers({ query }: Calls): Readonly<Record<string, Maker>> {
  const ask = (operation: string, input: Properties) => query('sns', operation, input);
  const topic: Maker = {
    make: async ({ name, properties }) => {
      const xml = await ask('CreateTopic', {
        ...{ Name: properties['TopicName'] ?? name, Tags: properties['Tags'] },
        Attributes: attributesOf(properties),
      });
      const [arn = ''] = elements(xml, 'TopicArn');
      for (const one of subscriptionsOf(properties)) await ask('Subscribe', { TopicArn: arn, ...one });
      return made(arn, arn, { TopicArn: arn, TopicName: arn.split(':').at(-1) });
    },
    change: async (one, { properties }) => {
      for (const [AttributeName, AttributeValue] of Object.entries(attributesOf(properties)))
        await ask('SetTopicAttributes', { TopicArn: one.physicalId, AttributeName, AttributeValue });
      return one;
    },
    remove: async ({ physicalId }) => void (await ask('DeleteTopic', { TopicArn: physicalId })),
  };
  return { 'AWS::SNS::Topic': topic };
}

function attributesOf({ KmsMasterKeyId, DisplayName, DeliveryStatusLogging }: Properties): Properties {
  const attributes = Object.entries({ KmsMasterKeyId, DisplayName }).filter(
    ([, value]) => value !== undefined,
  );
  const deliveries = ((DeliveryStatusLogging ?? []) as readonly Delivery[]).flatMap(
    ({ Protocol, ...roles }) =>
      Object.entries(roles).map(([name, value]) => [`${PROTOCOLS[Protocol] ?? Protocol}${name}`, value]),
  );
  return Object.fromEntries([...attributes, ...deliveries]);
}

/** As attributes begin. */
const PROTOCOLS: Readonly<Record<string, string>> = { 'http/s': 'HTTP', lambda: 'Lambda', sqs: 'SQS' };

function subscriptionsOf({ Subscription }: Properties): readonly Properties[] {
  return (Subscription ?? []) as readonly Properties[];
}
