import { Readable } from 'node:stream';
import type { CloudRequest, CloudResponse } from './room.ts';

/** A request as the AWS SDK's clients hand it to their handler. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string | string[] | null>;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's own type; bytesOf tells the kinds apart.
  readonly body?: any;
}

export interface SdkHandler {
  handle(request: SdkRequest): Promise<{
    response: {
      statusCode: number;
      reason?: string;
      headers: Record<string, string>;
      body: Readable;
    };
  }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
}

/** A `requestHandler` for AWS SDK v3 clients that has no socket. Errors of `answer` pass through. */
export function sdkHandler(answer: (request: CloudRequest) => Promise<CloudResponse>): SdkHandler {
  return {
    handle: async (request) => {
      const response = await answer(await toCloud(request));
      const bytes = Buffer.from(response.body);
      return {
        response: {
          statusCode: response.status,
          headers: withoutSkew(response),
          body: Readable.from(bytes.length === 0 ? [] : [bytes]),
        },
      };
    },
    destroy: () => {},
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
}

/**
 * The SDK repeats whatever failed when the service's clock is minutes away from the machine's, and a
 * virtual clock always is: failures come without a date.
 */
function withoutSkew({ status, headers }: CloudResponse): Record<string, string> {
  const { date, ...rest } = headers;
  return date === undefined || status >= 400 ? rest : { ...rest, date };
}

async function toCloud(request: SdkRequest): Promise<CloudRequest> {
  const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: request.method,
    url: request.path + (query.length === 0 ? '' : `?${query.join('&')}`),
    headers: Object.fromEntries(headers),
    body: await bytesOf(request.body),
  };
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  // Not Buffer.from(body): the SDK's own kind of Uint8Array warns whoever treats it as a string.
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
