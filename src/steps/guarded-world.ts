import type { StackPlan, World } from '../ports.ts';

/** Every verb that changes something outside, but for what GitHub shows. A new one belongs here. */
export const WRITING_VERBS = {
  ecs: ['updateService', 'runTask', 'stopTask', 'registerTaskDefinition'],
  scaling: ['set'],
  images: ['tag', 'untag'],
  certificates: ['request'],
  store: ['create', 'replace', 'remove'],
  dns: ['editContent', 'create', 'remove', 'batch'],
} as const satisfies { readonly [P in keyof World]?: readonly (keyof World[P])[] };

export interface WriteGuard {
  /** Throws when nothing may be written any more. */
  readonly beforeWrite: () => void;
  /** Cuts waiting and terraform short. */
  readonly signal: AbortSignal;
}

/** The same world, in which no write begins that the guard refuses, and no sleep outlives its signal. */
export function guardWrites(world: World, guard: WriteGuard): World {
  const guarded = Object.fromEntries(
    Object.entries(WRITING_VERBS).map(([port, verbs]) => [
      port,
      guardPort(world[port as keyof typeof WRITING_VERBS], verbs, guard),
    ]),
  );
  return {
    ...world,
    ...guarded,
    clock: {
      now: () => world.clock.now(),
      sleep: (ms, signal) =>
        world.clock.sleep(ms, signal ? AbortSignal.any([signal, guard.signal]) : guard.signal),
    },
    engine: guardEngine(world, guard),
  };
}

function guardPort<P extends object>(port: P, verbs: readonly string[], guard: WriteGuard): P {
  const guarded: Record<string, unknown> = {};
  for (const verb of verbs) {
    guarded[verb] = async (...args: unknown[]) => {
      guard.beforeWrite();
      const write = (port as Record<string, unknown>)[verb] as (...all: unknown[]) => Promise<unknown>;
      return write.apply(port, args);
    };
  }
  return new Proxy(port, {
    get: (target, name) => guarded[name as string] ?? Reflect.get(target, name),
  });
}

function guardEngine(world: World, guard: WriteGuard): World['engine'] {
  const { engine } = world;
  const either = (signal: AbortSignal) => AbortSignal.any([signal, guard.signal]);
  const guardPlan = (plan: StackPlan): StackPlan => ({
    ...plan,
    async apply(signal, judge) {
      guard.beforeWrite();
      await plan.apply(either(signal), judge);
    },
  });
  return {
    outputs: (stack, signal) => engine.outputs(stack, either(signal)),
    drift: (stack, variables, signal) => engine.drift(stack, variables, either(signal)),
    ready: (stack, signal) => engine.ready(stack, either(signal)),
    look: (stack, variables, signal) => engine.look(stack, variables, either(signal)),
    plan: async (stack, variables, signal) => guardPlan(await engine.plan(stack, variables, either(signal))),
    planRemoval: async (stack, variables, signal) =>
      guardPlan(await engine.planRemoval(stack, variables, either(signal))),
  };
}
