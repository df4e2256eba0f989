import { randomUUID } from 'node:crypto';
import type { Publish } from '../alarms/alarm-actions.ts';
import type { Place } from '../ecs/names.ts';
import type { Room } from '../room.ts';
import { keyPolicy, readTopic, type Subscription, type Topic } from './topic.ts';

/** One line of a log group's stream. */
export type WriteLog = (group: string, stream: string, line: string) => void;

const PATIENCE_MS = 15_000;
const ALARMS = 'cloudwatch.amazonaws.com';

/**
 * Publishes as CloudWatch: refused where the topic's or its key's policy does not admit it. Webhooks are really called, once,
 * and the topic's delivery log says what they answered. Mails go nowhere.
 */
export function alarmsPublish(emulator: Room, home: Place, log: WriteLog): Publish {
  return async (arn, subject, message) => {
    const topic = await readTopic(emulator, arn);
    const refusal = await refusalOf(emulator, topic);
    if (refusal !== undefined) throw new Error(refusal);
    const envelope = { Type: 'Notification', MessageId: randomUUID(), TopicArn: arn, Subject: subject };
    const body = JSON.stringify({ ...envelope, Message: message, Timestamp: new Date().toISOString() });
    const called = topic.subscriptions.filter(({ confirmed, protocol }) => confirmed && isWeb(protocol));
    for (const { endpoint } of called) {
      const delivered = await call(endpoint, body, envelope.MessageId, arn);
      tell(log, home, topic, delivered);
    }
  };
}

async function refusalOf(emulator: Room, topic: Topic): Promise<string | undefined> {
  const policy = topic.attributes.get('Policy') ?? '';
  // Without a policy of somebody's own, the account's own alarms may publish.
  if (!policy.includes(ALARMS) && !policy.includes('AWS:SourceOwner')) {
    return 'CloudWatch Alarms is not authorized to perform: SNS:Publish on resource';
  }
  const key = topic.attributes.get('KmsMasterKeyId');
  if (!key) return undefined;
  const admits = !key.startsWith('alias/aws/') && (await keyPolicy(emulator, key))?.includes(ALARMS);
  return admits
    ? undefined
    : 'CloudWatch Alarms does not have authorization to access the SNS topic encryption key.';
}

function isWeb(protocol: Subscription['protocol']): boolean {
  return protocol === 'http' || protocol === 'https';
}

interface Delivered {
  readonly endpoint: string;
  readonly id: string;
  /** Absent when nobody answered. */
  readonly status?: number;
  readonly answer: string;
  readonly ms: number;
}

async function call(endpoint: string, body: string, id: string, topic: string): Promise<Delivered> {
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  const headers = {
    'content-type': 'text/plain; charset=UTF-8',
    'x-amz-sns-message-type': 'Notification',
    'x-amz-sns-message-id': id,
    'x-amz-sns-topic-arn': topic,
  };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(endpoint, { method: 'POST', headers, body, signal });
    return { endpoint, id, status: response.status, answer: (await response.text()).slice(0, 200), ms: ms() };
  } catch (error) {
    return { endpoint, id, answer: error instanceof Error ? error.message : String(error), ms: ms() };
  }
}

/** SNS writes only where the topic names a role for it: what went well to one group, the rest to another. */
function tell(log: WriteLog, home: Place, topic: Topic, delivered: Delivered): void {
  const well = delivered.status !== undefined && delivered.status >= 200 && delivered.status < 300;
  const role = topic.attributes.get(well ? 'HTTPSuccessFeedbackRoleArn' : 'HTTPFailureFeedbackRoleArn');
  if (!role) return;
  const group = `sns/${home.region}/${home.account}/${topic.name}${well ? '' : '/Failure'}`;
  const { endpoint, id, status, answer, ms } = delivered;
  const delivery = {
    deliveryId: randomUUID(),
    destination: endpoint,
    providerResponse: answer,
    dwellTimeMs: ms,
    attempts: 1,
    ...(status !== undefined && { statusCode: status }),
  };
  const notification = { messageId: id, topicArn: topic.name, timestamp: new Date().toISOString() };
  log(group, randomUUID(), JSON.stringify({ notification, delivery, status: well ? 'SUCCESS' : 'FAILURE' }));
}
