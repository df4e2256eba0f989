import type { CloudRequest } from './room.ts';

/**
 * The signing name of the service that an AWS request is for: `s3`, `ecs`, `monitoring` …
 * Unsigned requests are either for STS, which hands out the first credentials, or for S3.
 */
export function awsService(request: CloudRequest): string {
  const credential =
    /Credential=([^,\s]+)/.exec(request.headers['authorization'] ?? '')?.[1] ??
    queryOf(request).get('X-Amz-Credential');
  const scope = credential?.split('/') ?? [];
  const service = scope.at(-2);
  if (scope.length >= 5 && service) return service;
  return textOf(request).includes('Action=AssumeRole') ? 'sts' : 's3';
}

/** The operation's name for JSON and query protocols, empty for REST. */
export function awsOperation(request: CloudRequest): string {
  const target = request.headers['x-amz-target'];
  if (target) return target.slice(target.lastIndexOf('.') + 1);
  const rpc = /^\/service\/[^/]+\/operation\/(\w+)/.exec(request.url)?.[1];
  return rpc ?? formOf(request).get('Action') ?? '';
}

/** The members of the input, as far as the protocol shows them without its service description. */
export function awsInput(request: CloudRequest): Readonly<Record<string, unknown>> {
  const text = textOf(request);
  if (request.headers['x-amz-target']) return text === '' ? {} : JSON.parse(text);
  return Object.fromEntries(new URLSearchParams(text));
}

export function formOf(request: CloudRequest): URLSearchParams {
  return new URLSearchParams(textOf(request));
}

export function pathOf(request: CloudRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

export function queryOf(request: CloudRequest): URLSearchParams {
  const start = request.url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : request.url.slice(start + 1));
}

export function textOf(request: CloudRequest): string {
  return Buffer.from(request.body).toString('utf8');
}
