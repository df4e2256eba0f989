import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A service as botocore describes it: what its requests and answers may look like. */
export interface ServiceDescription {
  readonly metadata: {
    readonly protocol: string;
    readonly targetPrefix?: string;
    readonly jsonVersion?: string;
    readonly xmlNamespace?: string;
    readonly apiVersion: string;
  };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export interface Operation {
  /** Where the protocol tells the operation by it. */
  readonly http?: { readonly method: string; readonly requestUri: string };
  readonly input?: ShapeReference;
  readonly output?: ShapeReference & { readonly resultWrapper?: string };
}

export interface ShapeReference {
  readonly shape: string;
  /** How it is called on the wire, where that is another name. */
  readonly locationName?: string;
}

export type Shape =
  | {
      readonly type: 'structure';
      readonly members: Readonly<Record<string, ShapeReference>>;
      readonly required?: readonly string[];
      readonly document?: boolean;
      readonly exception?: boolean;
      readonly error?: { readonly code?: string };
    }
  | ({ readonly type: 'list'; readonly member: ShapeReference } & Bounds)
  | ({ readonly type: 'map'; readonly key: ShapeReference; readonly value: ShapeReference } & Bounds)
  | ({ readonly type: 'string'; readonly enum?: readonly string[] } & Bounds)
  | ({ readonly type: 'integer' | 'long' | 'double' | 'float' } & Bounds)
  | ({ readonly type: 'boolean' | 'timestamp' | 'blob' } & Bounds);

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Reads the newest description of a service.
 *
 * @param dataFolder botocore's `data` folder
 * @param service its folder in there, for example `ecs`
 */
export function readServiceDescription(dataFolder: string, service: string): ServiceDescription {
  const version = readdirSync(join(dataFolder, service)).sort().at(-1);
  if (version === undefined) throw new Error(`botocore describes no service ${service} in ${dataFolder}`);
  const packed = readFileSync(join(dataFolder, service, version, 'service-2.json.gz'));
  return JSON.parse(gunzipSync(packed).toString('utf8')) as ServiceDescription;
}

export function shapeNamed(description: ServiceDescription, name: string): Shape {
  const shape = description.shapes[name];
  if (shape === undefined) throw new Error(`no shape ${name} is described`);
  return shape;
}
