import type { Service } from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Cluster } from './clusters.ts';
import type { LiveService } from './live-service.ts';
import { shortName } from './names.ts';

/** All services, and what stale reads show of them. */
export class Services {
  readonly #all: LiveService[] = [];
  /** Newest last; only kept while reads are stale. */
  readonly #pictures: { readonly at: number; readonly services: ReadonlyMap<string, Service> }[] = [];

  of(cluster: Cluster): readonly LiveService[] {
    return this.#all.filter((service) => service.cluster === cluster);
  }

  get all(): readonly LiveService[] {
    return this.#all;
  }

  find(cluster: Cluster, nameOrArn: string): LiveService | undefined {
    return this.#all.findLast(
      (service) => service.cluster === cluster && service.name === shortName(nameOrArn),
    );
  }

  active(cluster: Cluster, nameOrArn: string): LiveService {
    const found = this.find(cluster, nameOrArn);
    if (!found) throw new AwsError('ServiceNotFoundException', 'Service not found.');
    if (found.status !== 'ACTIVE') throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.');
    return found;
  }

  /** A service of the name of an INACTIVE one takes its place. */
  add(service: LiveService): void {
    const before = this.#all.findIndex((one) => one.cluster === service.cluster && one.name === service.name);
    if (before >= 0) this.#all.splice(before, 1);
    this.#all.push(service);
  }

  picture(at: number, describe: (service: LiveService) => Service): void {
    const services = new Map(this.#all.map((service) => [service.arn, describe(service)]));
    this.#pictures.push({ at, services });
  }

  clearPictures(): void {
    this.#pictures.length = 0;
  }

  /** The service as it was at that time, or in the oldest picture. */
  seenAt(at: number, service: LiveService): Service | undefined {
    const picture = this.#pictures.findLast((one) => one.at <= at) ?? this.#pictures[0];
    return picture?.services.get(service.arn);
  }
}
