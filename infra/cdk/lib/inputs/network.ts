import { z } from 'zod';
import { cidrOf } from '../cidr.ts';

const ids = z.array(z.string()).min(2, 'subnets in two availability zones: give two or more');
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.)/;

export const NETWORK = {
  network: z
    .strictObject({
      vpc_id: z.string(),
      public_subnet_ids: ids,
      task_subnet_ids: ids,
      data_subnet_ids: ids,
      assign_public_ip: z.boolean().default(false),
    })
    .optional()
    .describe(
      'A VPC of your own instead of a new one. Tasks need a way to ECR, Secrets Manager and CloudWatch Logs.',
    ),
  network_cidr: z
    .string()
    .refine((cidr) => {
      const found = cidrOf(cidr);
      return found !== undefined && found.bits >= 16 && found.bits <= 20;
    }, 'an IPv4 range from /16 to /20 by its first address, for example 10.42.0.0/16: in a smaller one the subnets are too small for rolling deploys')
    .regex(PRIVATE, 'a private range: hosts of the internet with these addresses would be out of reach')
    .default('10.42.0.0/16')
    .describe('Address range of the new VPC.'),
  availability_zones: z
    .array(z.string())
    .refine(
      (zones) => zones.length !== 1 && zones.length <= 4 && new Set(zones).size === zones.length,
      "two to four different availability zones (a load balancer and a database need two), or none for the region's first two",
    )
    .default([])
    .describe("Zones of the new VPC; empty for the region's first two."),
  nat: z
    .enum(['none', 'single', 'per-zone'], 'none, single or per-zone')
    .optional()
    .describe(
      '`none`, `single` or `per-zone`; left out for `single` in development and `per-zone` in production.',
    ),
  interface_endpoints: z
    .array(
      z
        .string()
        .regex(
          /^(?!com\.amazonaws)(?!s3$)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/,
          'short names such as secretsmanager or ecr.dkr; S3 has its free gateway endpoint already',
        ),
    )
    .default([])
    .describe('Services of AWS that tasks of the new VPC reach without NAT, for example `secretsmanager`.'),
  flow_logs: z
    .enum(['none', 'reject', 'all'], 'none, reject or all')
    .optional()
    .describe(
      'Traffic of the new VPC that is written down; left out for `none` in development and `reject` in production.',
    ),
} as const;
