import { pathOf } from '../../cloud/aws-request.ts';
import type { CloudRequest } from '../../cloud/room.ts';
import type { Shapes } from '../../cloud/shapes/shapes.ts';

export interface RestCall {
  readonly operation: string;
  /** What the path says, by the names of its members. */
  readonly members: Readonly<Record<string, string>>;
}

/** The operation of a service whose requests tell it by method and path alone. */
export function restCall(shapes: Shapes, service: string, request: CloudRequest): RestCall | undefined {
  const path = pathOf(request).replace(/(.)\/$/, '$1');
  for (const [operation, { http }] of Object.entries(shapes.service(service).operations)) {
    if (http === undefined || http.method !== request.method) continue;
    const found = pathPattern(http.requestUri).exec(path);
    if (found) return { operation, members: decoded(found.groups) };
  }
  return undefined;
}

function pathPattern(uri: string): RegExp {
  const path = (uri.split('?')[0] ?? '').replace(/(.)\/$/, '$1');
  return new RegExp(`^${path.replaceAll(/\{(\w+)\+?\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}
