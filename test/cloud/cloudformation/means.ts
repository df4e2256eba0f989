import type { Recreation } from './changes.ts';
import type { MakerOf } from './makers/maker.ts';
import type { Values } from './proposed.ts';

/** What AWS's own descriptions of its resource types say. */
export interface TypeSpec {
  isType(type: string): boolean;
  recreation(type: string, property: string): Recreation;
  /** Properties that name a resource of the type. */
  names(type: string): readonly string[];
}

/** What carrying a template out needs. */
export interface Means {
  readonly makerOf: MakerOf;
  readonly spec: TypeSpec;
  readonly values: Values;
  /** Puts values in place of references to secrets and parameters. */
  readonly resolve: <T>(properties: T) => Promise<T>;
  /** What befalls a resource before its service is asked: throws to have it fail. */
  readonly befalls: (logicalId: string) => Promise<void>;
  /** The same, before a resource is deleted. */
  readonly befallsEnd: (logicalId: string) => Promise<void>;
  /** Aborted when the cloud closes: nothing is waited for any more. */
  readonly closing: AbortSignal;
}
