import { randomBytes } from 'node:crypto';
import type { TypeSpec } from '../means.ts';
import type { Maker, Properties } from './maker.ts';

/** Where no emulator is: a resource is there by name alone, with an id and attributes that are drawn. */
export function recorded(type: string, spec: TypeSpec): Maker {
  const [name] = spec.names(type);
  return {
    make: async ({ properties, asked, name: drawn }) => {
      const id = String((name && properties[name]) ?? `${drawn}-${randomBytes(4).toString('hex')}`);
      return { physicalId: id, ref: id, attributes: attributesOf(asked, id) };
    },
    change: async (made, { asked }) => ({ ...made, attributes: attributesOf(asked, made.physicalId) }),
    remove: async () => {},
  };
}

function attributesOf(asked: readonly string[], id: string): Properties {
  return Object.fromEntries(asked.map((name) => [name, `${id}.${name}`]));
}
