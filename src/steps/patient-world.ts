import { Throttled } from '../model/failure.ts';
import { throttledDelay } from '../model/poll-schedule.ts';
import type { Conversation, World } from '../ports.ts';
import type { Workshop } from './build-image.ts';

const FIRST_DELAY_MS = 1_000;

/** Ports that throttle. A throttled call was not applied, so every verb of theirs may be made again. */
const THROTTLING = [
  'ecs',
  'loadBalancing',
  'scaling',
  'alarms',
  'taskLogs',
  'images',
  'certificates',
  'secrets',
  'identity',
  'store',
  'dns',
  'checkup',
] as const satisfies readonly (keyof World)[];

/**
 * The same world, in which throttling slows a run and never fails it by itself. Cloudflare may ask for five minutes: the
 * waiting ends where a sleep of this world's clock does, and at the signal.
 */
export function patientWorld(world: World, until?: AbortSignal): World {
  const rest = (ms: number) => world.clock.sleep(ms, until);
  const patient = Object.fromEntries(THROTTLING.map((port) => [port, patientPort(world[port], rest)]));
  return { ...world, ...patient };
}

/** The same for what people read and write; how long that is worth waiting for, its reader decides. */
export function patientConversation(
  conversation: Conversation,
  clock: World['clock'],
  until: AbortSignal,
): Conversation {
  return patientPort(conversation, (ms) => clock.sleep(ms, until));
}

/** The same for a build, which writes nothing but images. */
export function patientWorkshop(world: Workshop['world'], until: AbortSignal): Workshop['world'] {
  return { ...world, images: patientPort(world.images, (ms) => world.clock.sleep(ms, until)) };
}

function patientPort<P extends object>(port: P, rest: (ms: number) => Promise<void>): P {
  return new Proxy(port, {
    get(target, name) {
      const verb: unknown = Reflect.get(target, name);
      if (typeof verb !== 'function') return verb;
      return async (...args: unknown[]) => {
        for (let throttlings = 0; ; throttlings += 1) {
          try {
            return await verb.apply(target, args);
          } catch (error) {
            if (!(error instanceof Throttled)) throw error;
            await rest(throttledDelay(FIRST_DELAY_MS, throttlings, error.retryAfter));
          }
        }
      };
    },
  });
}
