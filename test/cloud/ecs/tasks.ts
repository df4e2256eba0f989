import type { Cluster } from './clusters.ts';
import type { LiveDeployment, LiveService } from './live-service.ts';
import type { LiveTask } from './live-task.ts';
import { shortName } from './names.ts';

/** The tasks that ECS remembers, and for tests all that ever were. */
export class Tasks {
  readonly #remembered = new Map<string, LiveTask>();
  readonly ever: LiveTask[] = [];

  add(task: LiveTask): void {
    this.#remembered.set(task.id, task);
    this.ever.push(task);
  }

  forget(task: LiveTask): void {
    this.#remembered.delete(task.id);
  }

  find(cluster: Cluster, idOrArn: string): LiveTask | undefined {
    const task = this.#remembered.get(shortName(idOrArn));
    return task?.order.cluster === cluster ? task : undefined;
  }

  of(cluster: Cluster): readonly LiveTask[] {
    return [...this.#remembered.values()].filter((task) => task.order.cluster === cluster);
  }

  ofService(service: LiveService): readonly LiveTask[] {
    return [...this.#remembered.values()].filter((task) => task.order.service === service);
  }

  ofDeployment(deployment: LiveDeployment): readonly LiveTask[] {
    return [...this.#remembered.values()].filter((task) => task.order.deployment?.id === deployment.id);
  }
}
