import { expect, test } from 'vitest';
import { inOrder } from '../../../src/engines/terragrunt/in-order.ts';

const unit = (name: string, ...needs: readonly string[]) => ({ name, folder: `/${name}`, needs });
const STACK = [
  unit('network'),
  unit('cluster', 'network'),
  unit('postgresql', 'network', 'cluster'),
  unit('redis', 'network', 'cluster'),
];
const NOBODY = (name: string) => {
  throw new Error(`${name} was left.`);
};

/** Tells those that wait for a name when it begins. */
function beginnings() {
  const known = new Map<string, PromiseWithResolvers<void>>();
  return (name: string) => {
    const found = known.get(name) ?? Promise.withResolvers<void>();
    known.set(name, found);
    return found;
  };
}

/** One after the other they would wait for ever. */
const AT_ONCE = { timeout: 5_000 };

test(
  'units without a need between them run at once: each ends only when the other has begun',
  AT_ONCE,
  async () => {
    const begins = beginnings();
    const other = new Map([
      ['postgresql', 'redis'],
      ['redis', 'postgresql'],
    ]);
    const task = async ({ name }: { readonly name: string }) => {
      begins(name).resolve();
      await begins(other.get(name) ?? name).promise;
      return name;
    };
    expect(await inOrder(STACK, task, NOBODY)).toEqual(['network', 'cluster', 'postgresql', 'redis']);
  },
);

test('a unit begins when all that it needs have ended, and waits for none of another group', async () => {
  const said: string[] = [];
  const task = async ({ name }: { readonly name: string }) => {
    said.push(`${name} begins`);
    await Promise.resolve();
    said.push(`${name} ends`);
  };
  await inOrder([...STACK.slice(0, 3), unit('mail', 'elsewhere')], task, NOBODY);
  const after = (later: string, ...earlier: readonly string[]) => {
    for (const one of earlier)
      expect(said.indexOf(`${later} begins`)).toBeGreaterThan(said.indexOf(`${one} ends`));
  };
  after('cluster', 'network');
  after('postgresql', 'network', 'cluster');
  expect(said).toContain('mail ends');
});

test(
  'what needs a unit that failed is left, also by another; what has begun is waited for',
  AT_ONCE,
  async () => {
    const begins = beginnings();
    const left: string[] = [];
    const ended: string[] = [];
    const task = async ({ name }: { readonly name: string }) => {
      if (name === 'cluster') {
        await begins('mail').promise;
        begins(name).resolve();
        throw new Error('no such subnet');
      }
      begins(name).resolve();
      // The other has failed before it ends.
      if (name === 'mail') await begins('cluster').promise.then(() => new Promise(setImmediate));
      ended.push(name);
    };
    const units = [...STACK, unit('worker', 'redis'), unit('mail', 'network')];
    const failed = inOrder(units, task, (name, because) => left.push(`${name}: ${because}`));
    await expect(failed).rejects.toThrow('no such subnet');
    expect(left.sort()).toEqual(['postgresql: cluster', 'redis: cluster', 'worker: cluster']);
    expect(ended).toEqual(['network', 'mail']);
  },
);

test(
  'of several failures the first in the order of the units is told, whenever it came',
  AT_ONCE,
  async () => {
    const begins = beginnings();
    const task = async ({ name }: { readonly name: string }) => {
      if (name === 'network') await begins('mail').promise;
      begins(name).resolve();
      throw new Error(`${name} failed`);
    };
    const failed = inOrder([unit('network'), unit('mail')], task, () => {});
    await expect(failed).rejects.toThrow('network failed');
  },
);
