import { z } from 'zod';
import { gravitonClass } from '../graviton.ts';

const graviton = z
  .string()
  .regex(gravitonClass('db'), 'an ARM (Graviton) class such as db.t4g.small or db.m7g.large');

export const DATABASE = {
  database_instance_class: graviton
    .optional()
    .describe('Left out for db.t4g.micro in development and db.t4g.small in production.'),
  database_multi_az: z
    .boolean()
    .optional()
    .describe(
      "Whether a standby in another zone takes over; left out for the size's own, which is yes in production.",
    ),
  database_storage_gb: z
    .int('a whole number from 20')
    .min(20, 'gp3 storage starts at 20 GB')
    .optional()
    .describe(
      'Storage to begin with; it grows by itself to five times as much. Left out for 20 in development and 50 in production.',
    ),
  database_backup_days: z
    .int('7 to 35')
    .min(7, '7 to 35: a week is the least that outlives a long weekend')
    .max(35, '7 to 35: RDS keeps no longer. For more, set keep_backups_days')
    .optional()
    .describe(
      "Days that RDS's own daily backups are kept; left out for 7 in development and 14 in production.",
    ),
  database_read_replica: z
    .strictObject({ instance_class: graviton.optional(), availability_zone: z.string().optional() })
    .optional()
    .describe('A read-only copy; its URL reaches the containers as DATABASE_REPLICA_URL.'),
  database_kms_key: z
    .union(
      [
        z.literal('aws/rds'),
        z.literal('own'),
        z.string().regex(/^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key\//),
      ],
      'aws/rds, own, or the whole ARN of a key',
    )
    .default('aws/rds')
    .describe(
      "Key of the storage: `aws/rds`, `own`, or a key's ARN. CloudFormation refuses a change: it replaces nothing that has a name of its own.",
    ),
  database_url_query: z
    .string()
    .regex(
      /sslmode=(?:require|verify-ca|verify-full)(?:&|$)/,
      'the database refuses connections without TLS: sslmode=require, verify-ca or verify-full',
    )
    .refine(
      (query) => !query.includes('sslmode=verify') || query.includes('sslrootcert=/'),
      "sslmode=verify-… needs RDS's certificates in the image: add &sslrootcert=/path/in/the/image.pem",
    )
    .default('sslmode=require')
    .describe(
      "Query of DATABASE_URL; `sslmode=verify-full&sslrootcert=/path` once the image holds RDS's certificates.",
    ),
  postgresql_major_version: z
    .int('14 to 18')
    .min(14, 'Django 5.2 supports none older, and RDS charges for them: 14 to 18')
    .max(18, 'Django 5.2 supports up to 18: 14 to 18')
    .default(18)
    .describe("Major version of PostgreSQL; the minor is RDS's."),
  database_login: z
    .strictObject({ serving: z.int().min(0).default(0), prepared: z.int().min(1).default(1) })
    .refine(
      ({ serving, prepared }) => prepared === Math.max(1, serving) || prepared === serving + 1,
      'prepared is serving or one more, and at least 1: a login is prepared by one release before it serves in the next',
    )
    .prefault({})
    .describe(
      "Rotation of the application's password: number of the login that DATABASE_URL names, and of the one that is prepared.",
    ),
  database_url_secret_arn: z
    .string()
    .optional()
    .describe('A secret that holds the DATABASE_URL of a database of your own; none is created then.'),
  database_instance: z
    .strictObject({ id: z.string(), class: z.string(), storage_gb: z.number() })
    .optional()
    .describe(
      'Your own database, when it is an RDS instance of this region: it gets alarms, for which its class and storage have to be told.',
    ),
  database_security_group_id: z
    .string()
    .optional()
    .describe('Security group of your own database: the tasks are let in.'),
  database_port: z.number().default(5432).describe('Port of your own database, for its security group.'),
} as const;

interface Issue {
  readonly path: string[];
  readonly message: string;
}

type Database = z.output<z.ZodObject<typeof DATABASE>> & {
  readonly size: 'development' | 'production';
  readonly password_versions: { readonly database: number };
};

/** What the database's inputs say of each other. */
export function databaseHolds(inputs: Database): readonly Issue[] {
  const given = inputs.database_url_secret_arn !== undefined;
  const own = (name: 'database_instance' | 'database_security_group_id') =>
    inputs[name] !== undefined && !given
      ? {
          path: [name],
          message:
            'is for a database of your own: give the secret with its URL as database_url_secret_arn as well, or leave both out and have one made',
        }
      : undefined;
  const found = [
    own('database_instance'),
    own('database_security_group_id'),
    inputs.size === 'production' && inputs.database_multi_az === false
      ? {
          path: ['database_multi_az'],
          message: 'a production database has a standby: leave it out, or set size to development',
        }
      : undefined,
    inputs.password_versions.database > 1 && inputs.database_login.serving === 0
      ? {
          path: ['password_versions', 'database'],
          message:
            'the running tasks still log in as the master user, whose password must not change under them: rotate once (database_login.serving 1), then raise it',
        }
      : undefined,
  ];
  return found.filter((one) => one !== undefined);
}
