import type { LiveContainer, LiveTask } from './live-task.ts';

/** RunTask's command for this container, else its definition's. */
export function commandOf(task: LiveTask, container: LiveContainer): readonly string[] | undefined {
  return overrideOf(task, container)?.command ?? container.definition.command;
}

/** Plain variables: RunTask's over the definition's. Secrets are not among them. */
export function environmentOf(task: LiveTask, container: LiveContainer): Record<string, string> {
  const pairs = [
    ...(container.definition.environment ?? []),
    ...(overrideOf(task, container)?.environment ?? []),
  ];
  return Object.fromEntries(pairs.map(({ name = '', value = '' }) => [name, value]));
}

function overrideOf(task: LiveTask, container: LiveContainer) {
  return task.order.overrides.containerOverrides?.find(
    (override) => override.name === container.definition.name,
  );
}
