import type { Scalable } from '../scaling/scalable-targets.ts';
import { setDesired } from './change-service.ts';
import type { Model } from './model.ts';

/** The service behind `service/<cluster>/<name>`, as autoscaling sees it. */
export function scalableService(model: Model, resourceId: string): Scalable | undefined {
  const [kind, clusterName, name = ''] = resourceId.split('/');
  const cluster = model.clusters.find(clusterName);
  const service = cluster && model.services.find(cluster, name);
  if (kind !== 'service' || service?.status !== 'ACTIVE') return undefined;
  return { count: service.desired, set: (count) => setDesired(model, service, count) };
}
