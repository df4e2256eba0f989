import type { CloudRequest, Room } from '../room.ts';

export interface Subscription {
  readonly protocol: string;
  readonly endpoint: string;
  readonly confirmed: boolean;
}

/** What a delivery must know of a topic. */
export interface Topic {
  readonly name: string;
  /** As the API names them, for example `KmsMasterKeyId`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly subscriptions: readonly Subscription[];
}

/** @throws Error when there is no such topic. */
export async function readTopic(emulator: Room, arn: string): Promise<Topic> {
  const ask = async (action: string) => {
    const answer = await emulator.answer(form('sns', { Action: action, TopicArn: arn }));
    const xml = Buffer.from(answer.body).toString('utf8');
    if (answer.status !== 200) throw new Error(`${action} of ${arn}: ${answer.status}`);
    return xml;
  };
  const attributes = [...(await ask('GetTopicAttributes')).matchAll(/<entry>(.*?)<\/entry>/gs)];
  const members = [...(await ask('ListSubscriptionsByTopic')).matchAll(/<member>(.*?)<\/member>/gs)];
  return {
    name: arn.split(':').at(-1) ?? arn,
    attributes: new Map(attributes.map(([, entry = '']) => [text(entry, 'key'), text(entry, 'value')])),
    subscriptions: members.map(([, member = '']) => ({
      protocol: text(member, 'Protocol'),
      endpoint: text(member, 'Endpoint'),
      confirmed: text(member, 'SubscriptionArn').startsWith('arn:'),
    })),
  };
}

/** The policy of a customer managed key; undefined when it cannot be read. */
export async function keyPolicy(emulator: Room, key: string): Promise<string | undefined> {
  const body = JSON.stringify({ KeyId: key, PolicyName: 'default' });
  const headers = {
    'x-amz-target': 'TrentService.GetKeyPolicy',
    'content-type': 'application/x-amz-json-1.1',
  };
  const answer = await emulator.answer(request('kms', body, headers));
  if (answer.status !== 200) return undefined;
  return (JSON.parse(Buffer.from(answer.body).toString('utf8')) as { Policy?: string }).Policy;
}

function form(service: string, fields: Readonly<Record<string, string>>): CloudRequest {
  const body = new URLSearchParams({ Version: '2010-03-31', ...fields }).toString();
  return request(service, body, { 'content-type': 'application/x-www-form-urlencoded' });
}

function request(service: string, text: string, headers: Readonly<Record<string, string>>): CloudRequest {
  const authorization = `AWS4-HMAC-SHA256 Credential=local/20261101/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const body = Buffer.from(text);
  const length = { 'content-length': `${body.length}` };
  return { method: 'POST', url: '/', headers: { host: 'local', authorization, ...length, ...headers }, body };
}

function text(xml: string, element: string): string {
  const found = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xml)?.[1] ?? '';
  return found
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
