import { awsOperation, awsService, formOf } from '../aws-request.ts';
import type { CloudRequest, CloudResponse, Room } from '../room.ts';

/** XML element → its content. */
export type Elements = Readonly<Record<string, string>>;

/** What a service is asked, and a way to ask the emulator something else with the same signature. */
export interface Asked {
  readonly operation: string;
  readonly form: URLSearchParams;
  readonly emulator: (form: Elements) => Promise<string>;
}

/**
 * The emulator's answers of one service, after `heard` has done what the request means for real servers and with
 * what `told` changes in them. A request that it refuses means nothing.
 * @param owned answers what the emulator does not know.
 */
export function servingRoom(
  emulator: Room,
  service: string,
  verbs: {
    readonly heard: (asked: Asked) => Promise<void>;
    readonly told: (xml: string) => string;
    readonly owned?: (asked: Asked) => Promise<string | undefined>;
  },
): Room {
  return {
    answer: async (request) => {
      if (awsService(request) !== service) return emulator.answer(request);
      const asked: Asked = {
        operation: awsOperation(request),
        form: formOf(request),
        emulator: async (form) => bodyOf(await emulator.answer(withForm(request, form))),
      };
      const own = await verbs.owned?.(asked);
      if (own !== undefined)
        return { status: 200, headers: { 'content-type': 'text/xml' }, body: verbs.told(own) };
      const answer = await emulator.answer(request);
      if (answer.status >= 300) return answer;
      await verbs.heard(asked);
      const { 'content-length': _, ...headers } = answer.headers;
      return { ...answer, headers, body: verbs.told(bodyOf(answer)) };
    },
  };
}

/** Replaces the content of elements that are there, in every `holder` whose `element` says an id with something to say. */
export function showIn(
  xml: string,
  holder: string,
  element: string,
  of: (id: string) => Elements | undefined,
): string {
  return xml.replaceAll(new RegExp(`<${holder}>.*?</${holder}>`, 'gs'), (one) => {
    const id = new RegExp(`<${element}>([^<]*)<`).exec(one)?.[1] ?? '';
    return Object.entries(of(id) ?? {}).reduce(
      (text, [name, content]) =>
        text.replace(new RegExp(`<${name}>.*?</${name}>`, 's'), () => `<${name}>${content}</${name}>`),
      one,
    );
  });
}

export function addressXml(port: number): string {
  return `<Address>127.0.0.1</Address><Port>${port}</Port>`;
}

function bodyOf(answer: CloudResponse): string {
  return Buffer.from(answer.body).toString('utf8');
}

function withForm(request: CloudRequest, form: Elements): CloudRequest {
  const body = Buffer.from(new URLSearchParams(form).toString());
  return { ...request, headers: { ...request.headers, 'content-length': `${body.length}` }, body };
}
