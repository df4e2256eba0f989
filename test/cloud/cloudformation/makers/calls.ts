import type { CloudRequest, Room } from '../../room.ts';
import type { Shapes } from '../../shapes/shapes.ts';
import { writtenForm } from '../../shapes/written-form.ts';
import { elements } from '../../xml.ts';
import type { Properties } from './maker.ts';

/** Calls of services that this repository has no client of. */
export interface Calls {
  /** By forms: what of the input the operation does not know is left out. @returns the answer's XML @throws Error in the service's words */
  query(service: string, operation: string, input: Properties): Promise<string>;
  /** With a target. @throws Error in the service's words */
  json(service: string, target: string, input: Properties): Promise<Record<string, unknown>>;
  /** By paths. @throws Error in the service's words */
  rest(service: string, method: string, path: string, input?: Properties): Promise<Record<string, unknown>>;
}

export function callsOn(room: Room, shapes: Shapes, region: string): Calls {
  const ask = async (service: string, request: Omit<CloudRequest, 'body'>, body: string) => {
    const answer = await room.answer({
      ...request,
      headers: { ...request.headers, authorization: signed(service, region) },
      body: Buffer.from(body),
    });
    const text = Buffer.from(answer.body).toString('utf8');
    if (answer.status >= 400) throw refusal(text);
    return text;
  };
  const asJson = (text: string) => (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  return {
    query: (service, operation, input) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const form = writtenForm(shapes.service(service), operation, input);
      return ask(service, { method: 'POST', url: '/', headers }, form.toString());
    },
    json: async (service, target, input) => {
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
      return asJson(await ask(service, { method: 'POST', url: '/', headers }, JSON.stringify(input)));
    },
    rest: async (service, method, url, input) => {
      const headers = { 'content-type': 'application/json' };
      return asJson(await ask(service, { method, url, headers }, input ? JSON.stringify(input) : ''));
    },
  };
}

function signed(service: string, region: string): string {
  return `AWS4-HMAC-SHA256 Credential=CLOUDFORMATION/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=local`;
}

/** Its name is the service's code. */
function refusal(text: string): Error {
  const [code, message] = text.trimStart().startsWith('<')
    ? [elements(text, 'Code')[0], elements(text, 'Message')[0]]
    : [
        JSON.parse(text).__type as string | undefined,
        (JSON.parse(text).message ?? JSON.parse(text).Message) as string,
      ];
  const error = new Error(message ?? text);
  error.name = code?.split('#').at(-1) ?? 'Error';
  return error;
}
