import { z } from 'zod';

/** What every stack is told; everything is named `<name>-<environment>`. */
export const SITE = {
  name: z
    .string('give the name of the repository, for example shop')
    .regex(
      /^(?=.{1,40}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
      'at most 40 lower-case letters, digits and single hyphens, the first a letter: AWS allows nothing else in the names that are made of it',
    )
    .describe('The name of the repository; everything is named `<name>-<environment>`.'),
  environment: z
    .string('give the name of the environment, for example production')
    .regex(
      /^(?=.{1,20}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'at most 20 lower-case letters, digits and single hyphens, for example production',
    )
    .describe('The name of the environment, for example `production`.'),
} as const;

const host = z
  .string()
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    "a host's full name in lower case without scheme and path, for example api.example.com",
  );

export const HOSTS = {
  hostname: host.describe('The public host.'),
  preview_hostnames: z.strictObject({ blue: host, green: host }).describe('Host of its own for each colour.'),
} as const;

/** Days that CloudWatch keeps a log group. */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const retention = z
  .number()
  .refine((days) => RETENTIONS.includes(days), `one of CloudWatch's: ${RETENTIONS.join(', ')}`)
  .default(30);

export function different({ hostname, preview_hostnames }: z.output<z.ZodObject<typeof HOSTS>>): boolean {
  return new Set([hostname, preview_hostnames.blue, preview_hostnames.green]).size === 3;
}

export const DIFFERENT = {
  path: ['hostname'],
  message:
    'the public host and the two preview hosts are three different names, for example api, api-blue and api-green.example.com: each colour must be reachable without the other',
};
