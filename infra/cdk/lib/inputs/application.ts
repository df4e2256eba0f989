import { z } from 'zod';
import { taskSize } from './task-size.ts';

const OURS = ['RELEASE', 'RELEASE_HEADER', 'HEALTH_PATH', 'HOSTNAMES', 'PORT'];
const command = z.array(z.string());

const whole = (least: number, most: number, message: string) =>
  z.number().min(least, message).max(most, message);

/** What runs, and how. */
export const APPLICATION = {
  architecture: z
    .literal(
      'arm64',
      'only arm64 images run here, an x86 image ends with exec format error: build it with `docker buildx build --platform linux/arm64` (the build command does) and leave architecture at arm64',
    )
    .default('arm64')
    .describe('What the image is built for. Graviton only.'),
  container_environment: z
    .record(z.string(), z.string())
    .refine(
      (given) => !Object.keys(given).some((name) => OURS.includes(name)),
      `${OURS.join(', ')} are set by Flipgate; take them out`,
    )
    .default({})
    .describe(
      'Variables of every container. Values are visible to whoever may read the task definition: secrets belong in `container_secrets`.',
    ),
  container_secrets: z
    .record(
      z.string(),
      z
        .string()
        .regex(
          /^arn:[a-z-]+:(?:secretsmanager|ssm):/,
          'the ARN of a Secrets Manager secret or SSM parameter, never a value',
        ),
    )
    .default({})
    .describe(
      "Name of the variable → ARN of the secret or parameter that holds its value. Adds to the shared stack's, and wins over them.",
    ),
  secret_kms_key_arns: z.array(z.string()).default([]).describe('Customer managed keys of those secrets.'),
  task_policy_arns: z
    .array(
      z
        .string()
        .refine(
          (arn) => !/:policy\/(?:AdministratorAccess|PowerUserAccess)$/.test(arn),
          'would give the application the whole account: write a policy of the actions and resources that it needs',
        ),
    )
    .default([])
    .describe('Policies for what the application itself does in AWS.'),
  read_only_root_filesystem: z
    .boolean()
    .default(true)
    .describe('Containers may write below `writable_paths` only.'),
  writable_paths: z
    .array(
      z
        .string()
        .regex(
          /^\/[A-Za-z0-9._/-]*[A-Za-z0-9]$/,
          'an absolute folder without a slash at its end, for example /tmp',
        ),
    )
    .refine((paths) => new Set(paths).size === paths.length, 'each folder once')
    .default(['/tmp'])
    .describe('Folders of every container that are volumes of its task.'),
  ephemeral_storage_gb: whole(21, 200, '21 to 200; leave it out for the 20 GB that every task has')
    .optional()
    .describe('Disk of a task in GB, 21 to 200; left out for the 20 that Fargate gives without a price.'),
  execute_command: z
    .boolean()
    .default(false)
    .describe('Lets people with the right to `ecs:ExecuteCommand` open a shell in a running task.'),
  wsgi_application: z.string().default('config.wsgi:application').describe('What gunicorn serves.'),
  gunicorn: z
    .strictObject({
      workers: z.number().min(1, 'at least one worker').default(2),
      threads: z.number().min(1, 'at least one thread').default(8),
    })
    .prefault({})
    .describe('Processes of a web task, and threads of each.'),
  celery_application: z.string().default('config').describe("What Celery's `-A` takes."),
  web_command: command
    .optional()
    .describe('Left out for gunicorn, configured by the variables PORT and GUNICORN_CMD_ARGS.'),
  worker_command: command.optional().describe('Left out for a Celery worker.'),
  worker_health_check: z
    .strictObject({
      command: command
        .refine(
          ([first = 'CMD']) => ['CMD', 'CMD-SHELL'].includes(first),
          "begins with CMD (words) or CMD-SHELL (one line for the image's shell); [] is none",
        )
        .optional(),
      interval: whole(5, 300, '5 to 300 seconds').default(30),
      timeout: whole(2, 60, '2 to 60 seconds').default(20),
      retries: whole(1, 10, '1 to 10').default(10),
      start_period: whole(0, 300, '0 to 300 seconds').default(60),
    })
    .prefault({})
    .describe(
      "How ECS sees that a worker consumes, before the old ones are stopped. `command` left out for Celery's ping of itself, `[]` for none; seconds.",
    ),
  worker_stop_timeout: whole(1, 120, '1 to 120 seconds: Fargate allows no more')
    .default(120)
    .describe('Seconds that a worker gets between SIGTERM and SIGKILL to finish what it holds.'),
  beat_command: command.optional().describe('Left out for Celery beat.'),
  migrate_command: command
    .default(['python', 'manage.py', 'migrate', '--noinput'])
    .describe('Default command of the migrate task; the action gives its own.'),
  web_port: z
    .number()
    .default(8000)
    .describe('Port that the web container listens on; reaches it as `PORT`.'),
  worker_enabled: z.boolean().default(true).describe('Whether there is a Celery worker.'),
  beat_enabled: z
    .boolean()
    .default(true)
    .describe('Whether there is a Celery beat; never more than one task.'),
  web_size: taskSize
    .optional()
    .describe(
      'CPU units and memory in MB of a web task; left out for 256 and 512 in development, 512 and 1024 in production.',
    ),
  worker_size: taskSize.optional().describe('CPU units and memory in MB of a worker; left out as for web.'),
} as const;
