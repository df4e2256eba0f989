import type { ColorPlan, Role } from './plan-of-color.ts';

/** What one container runs. */
export interface Process {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Seconds between SIGTERM and SIGKILL; Fargate allows 120. */
  readonly stopTimeout: number;
}

export function processOf(role: Role, { inputs }: ColorPlan): Process {
  const environment = environmentOf(inputs);
  const secrets = { ...inputs.shared.secrets, ...inputs.container_secrets };
  const celery = ['celery', '-A', inputs.celery_application];
  switch (role) {
    case 'web':
      return {
        command: inputs.web_command ?? ['gunicorn', inputs.wsgi_application],
        environment: {
          GUNICORN_CMD_ARGS: gunicornArguments(inputs),
          ...environment,
          ...webEnvironment(inputs),
        },
        secrets,
        stopTimeout: 60,
      };
    case 'worker':
      return {
        command: inputs.worker_command ?? [...celery, 'worker', '--loglevel=info'],
        environment,
        secrets,
        stopTimeout: inputs.worker_stop_timeout,
      };
    case 'beat':
      return {
        command: inputs.beat_command ?? [
          ...celery,
          'beat',
          '--loglevel=info',
          '--schedule=/tmp/celerybeat-schedule',
        ],
        environment,
        secrets,
        stopTimeout: 30,
      };
    case 'migrate':
      return {
        command: inputs.migrate_command,
        environment,
        stopTimeout: 120,
        // What only this task may know: passwords that change the database's own logins.
        secrets: { ...secrets, ...inputs.shared.migrate_secrets },
      };
  }
}

type Inputs = ColorPlan['inputs'];

/**
 * The same in both colours: a definition of one colour must also run on the other's services, which is how a release goes
 * back while Cloudflare cannot be asked.
 */
function environmentOf({ container_environment, release, hostname, preview_hostnames }: Inputs) {
  const hosts = [hostname, preview_hostnames.blue, preview_hostnames.green];
  return { ...container_environment, RELEASE: release, HOSTNAMES: hosts.join(',') };
}

function webEnvironment({ web_port, health_path, release_header }: Inputs) {
  return { PORT: String(web_port), HEALTH_PATH: health_path, RELEASE_HEADER: release_header };
}

/**
 * gunicorn binds to PORT by itself. Threads, because its plain workers keep no connection open; ten seconds longer than the
 * load balancer does.
 */
function gunicornArguments({ gunicorn, idle_timeout }: Inputs): string {
  return [
    '--worker-class=gthread',
    `--workers=${gunicorn.workers}`,
    `--threads=${gunicorn.threads}`,
    `--keep-alive=${idle_timeout + 10}`,
    '--graceful-timeout=30',
  ].join(' ');
}

/**
 * Celery's ping of this one worker, which answers by way of the broker and only when it consumes. It is told by its node
 * name, which Celery makes of the host's: a ping of all would be answered by any other worker.
 */
export function workerHealthCheck({ worker_health_check: check, celery_application }: Inputs) {
  const ping = `celery -A ${celery_application} inspect ping --timeout 10 --destination "celery@\${HOSTNAME:-$(hostname)}"`;
  const command = check.command ?? ['CMD-SHELL', ping];
  if (command.length === 0) return undefined;
  const { interval, timeout, retries, start_period: startPeriod } = check;
  return { command: [...command], interval, timeout, retries, startPeriod };
}
