import { Throttled } from '../model/failure.ts';
import { throttledDelay } from '../model/poll-schedule.ts';
import type { Clock, World } from '../ports.ts';

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
] as const satisfies readonly (keyof World)[];

/** The same world, in which throttling slows a run and never fails it by itself; the run's own time limit still counts. */
export function patientWorld(world: World): World {
  const patient = Object.fromEntries(THROTTLING.map((port) => [port, patientPort(world[port], world.clock)]));
  return { ...world, ...patient };
}

function patientPort<P extends object>(port: P, clock: Clock): P {
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
            await clock.sleep(throttledDelay(FIRST_DELAY_MS, throttlings, error.retryAfter));
          }
        }
      };
    },
  });
}
