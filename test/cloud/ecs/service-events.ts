import type { LiveService } from './live-service.ts';
import type { Model } from './model.ts';

/** DescribeServices shows the newest hundred. */
const MOST = 100;

/** One line of the service's history: `(service web) has reached a steady state.` */
export function say(model: Model, service: LiveService, text: string): void {
  const { chance, timeline } = model;
  service.events.unshift({
    id: `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`,
    createdAt: new Date(timeline.now()),
    message: `(service ${service.name}) ${text}`,
  });
  service.events.splice(MOST);
}
