import type { DeployRequest } from '../model/request.ts';
import { scanFields } from './build.ts';
import { commonFields, commonRequest } from './common.ts';
import { field } from './field.ts';
import { infraFields, infraWish, sourceOf } from './infra.ts';
import { alarmNames, headerName, recordContents, urlPath, verifyPaths } from './lines.ts';
import { present } from './present.ts';
import { commits } from './release.ts';
import { duration, MIGRATE, oneOf, someTime, taskCommand, wholeNumber, yesOrNo } from './scalars.ts';
import * as z from './zod.ts';

export function deploySchema(workspace: string) {
  return z.strictObject({
    ...commonFields,
    ...scanFields,
    ...infraFields(workspace),
    'migrate-command': z.prefault(field(taskCommand), MIGRATE),
    'contract-command': z.optional(field(taskCommand)),
    'migrate-lock-timeout': z.prefault(field(someTime), '2s'),
    'migrate-statement-timeout': z.optional(field(someTime)),
    'migrate-retries': z.prefault(field(wholeNumber(0, 50)), '5'),
    'health-path': z.prefault(field(urlPath), '/healthz'),
    'release-header': z.prefault(field(headerName), 'x-release'),
    'verify-paths': z.optional(field(verifyPaths)),
    'verify-count': z.prefault(field(wholeNumber(1, 100)), '5'),
    bake: z.prefault(field(duration), '10m'),
    warm: z.prefault(field(duration), '1h'),
    alarms: z.optional(field(alarmNames)),
    adopt: z.optional(field(recordContents)),
    'lift-hold': z.prefault(field(yesOrNo), 'false'),
    'plan-parity': z.prefault(field(oneOf(['stop', 'warn', 'off'])), 'stop'),
    'accept-schema-risk': z.optional(field(commits)),
    timeout: z.optional(field(someTime)),
  });
}

type DeployValues = z.output<ReturnType<typeof deploySchema>>;

/** @param release  the commit of the job */
export function deployRequest(values: DeployValues, release: string): DeployRequest {
  return {
    ...commonRequest(values),
    ...present({
      command: 'deploy' as const,
      source: sourceOf(values),
      scanThreshold: values['scan-threshold'],
      release,
      ...infraWish(values),
      migrateCommand: values['migrate-command'],
      contractCommand: values['contract-command'],
      migrateLockTimeoutMs: values['migrate-lock-timeout'],
      migrateStatementTimeoutMs: values['migrate-statement-timeout'],
      migrateRetries: values['migrate-retries'],
      healthPath: values['health-path'],
      releaseHeader: values['release-header'],
      verifyPaths: values['verify-paths'] ?? [],
      verifyCount: values['verify-count'],
      bakeMs: values.bake,
      warmMs: values.warm,
      alarms: values.alarms,
      adopt: values.adopt ?? [],
      liftHold: values['lift-hold'],
      planParity: values['plan-parity'],
      acceptSchemaRisk: values['accept-schema-risk'] ?? [],
      timeoutMs: values.timeout,
    }),
  };
}
