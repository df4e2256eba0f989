import { z } from 'zod';
import { APPLICATION } from './application.ts';
import { CLOUDFLARE_RANGES } from './cloudflare-ranges.ts';
import { COUNTS, countsHold } from './counts.ts';
import { JUDGED } from './judged.ts';
import { sharedOutputs } from './shared-outputs.ts';
import { DIFFERENT, different, HOSTS, retention, SITE } from './site.ts';

const ROLES = ['web', 'worker', 'beat'] as const;

const shape = {
  ...SITE,
  ...HOSTS,
  color: z.enum(['blue', 'green'], 'blue or green').describe('Which colour this stack holds.'),
  image: z
    .string()
    .regex(
      /^[^@\s]+@sha256:[0-9a-f]{64}$/,
      '<repository>@sha256:<digest>: a tag may come to mean something else between two tasks',
    )
    .describe('`<repository>@sha256:<digest>`, built for arm64.'),
  release: z
    .string()
    .min(
      1,
      'the commit that the image was built from: verification compares it with what the application answers',
    )
    .describe('The commit; reaches every container as `RELEASE`.'),
  release_header: z.string().default('x-release').describe('Reaches the web container as `RELEASE_HEADER`.'),
  health_path: z
    .string()
    .startsWith('/', 'starts with a slash, for example /healthz')
    .default('/healthz')
    .describe('Health check of the target group; reaches the web container as `HEALTH_PATH`.'),
  certificate_arn: z
    .string()
    .regex(
      /^arn:[a-z-]+:acm:/,
      'the ARN of an ISSUED ACM certificate in the region of the load balancer; a deploy requests one by itself',
    )
    .describe('An issued certificate for the public and both preview hosts.'),
  shared: sharedOutputs.describe('All outputs of the shared stack.'),
  existing_services: z
    .array(z.enum(ROLES))
    .default([])
    .describe(
      'Services that are there already: their desired count is left alone. An update without it sets them to 0.',
    ),
  ...APPLICATION,
  ...COUNTS,
  ...JUDGED,
  ...CLOUDFLARE_RANGES,
  idle_timeout: z
    .number()
    .gt(
      900,
      '901 to 4000 seconds: below, Cloudflare sends requests into connections that the load balancer is closing (random 502)',
    )
    .lte(4000, '901 to 4000 seconds')
    .default(910)
    .describe(
      'Seconds after which the load balancer closes an idle connection. Cloudflare keeps its own for up to 900 s and must be the first to close.',
    ),
  load_balancer_deletion_protection: z
    .boolean()
    .default(false)
    .describe(
      'Whether AWS refuses to delete the load balancer. A colour is made anew by one apply, and `settle` with `remove-idle` removes it: off.',
    ),
  log_retention_days: retention.describe(
    'Days that the log groups of web, worker, beat and migrate keep their lines.',
  ),
} as const;

const schema = z
  .strictObject(shape)
  .refine(different, DIFFERENT)
  .refine(
    ({ execute_command, read_only_root_filesystem }) => !execute_command || !read_only_root_filesystem,
    {
      path: ['execute_command'],
      message:
        "ECS Exec writes into the container's root file system: set read_only_root_filesystem to false as well, for as long as you need the shell",
    },
  )
  .superRefine((inputs, context) => {
    for (const { path, message } of countsHold(inputs, inputs.shared.size))
      context.addIssue({ code: 'custom', path, message });
  });

export const COLOR = { names: Object.keys(shape), schema };

export type ColorInputs = z.output<typeof schema>;
