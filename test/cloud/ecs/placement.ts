import { launch } from './launch.ts';
import type { LiveDeployment, LiveService } from './live-service.ts';
import type { LiveTask } from './live-task.ts';
import type { Model } from './model.ts';
import { notice } from './scheduler.ts';
import { say } from './service-events.ts';

/** Starts tasks of a deployment, later when it failed just now, and not without capacity. */
export function place(model: Model, service: LiveService, deployment: LiveDeployment, wanted: number): void {
  if (wanted === 0) return;
  service.steady = false;
  const now = model.timeline.now();
  if (deployment.pauseUntil > now) {
    model.timeline.after(deployment.pauseUntil - now, () => notice(model, service));
    return;
  }
  if (model.misfortunes.noCapacity) {
    say(
      model,
      service,
      'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    );
    model.timeline.after(15_000, () => notice(model, service));
    return;
  }
  const started = Array.from({ length: wanted }, () => launchFor(model, service, deployment));
  const names = started.map((task) => `(task ${task.id})`).join(' ');
  say(model, service, `has started ${started.length} tasks: ${names}.`);
}

function launchFor(model: Model, service: LiveService, deployment: LiveDeployment): LiveTask {
  const { propagateTags } = service.settings;
  const source =
    propagateTags === 'SERVICE'
      ? service.arn
      : propagateTags === 'TASK_DEFINITION'
        ? deployment.revision.arn
        : '';
  return launch(model, {
    cluster: service.cluster,
    revision: deployment.revision,
    group: `service:${service.name}`,
    startedBy: deployment.id,
    overrides: {},
    network: deployment.settings.networkConfiguration,
    platformVersion: deployment.settings.platformVersion,
    tags: model.tags.get(source) ?? [],
    service,
    deployment,
  });
}
