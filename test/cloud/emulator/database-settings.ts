import { awsOperation, awsService, formOf } from '../aws-request.ts';
import type { CloudRequest, Room } from '../room.ts';
import {
  type DatabaseSettings,
  filtered,
  settingsAsked,
  showSettings,
  withoutReplica,
} from './database-answer.ts';

const TELLING = new Set(['CreateDBInstance', 'CreateDBInstanceReadReplica', 'ModifyDBInstance']);

/**
 * RDS shows what an instance was told; the emulator forgets its log exports, its Insights and a few more, and
 * Terraform would set them anew at every apply. They are remembered here, by the instance's identifier.
 */
export function keepingDatabaseSettings(emulator: Room): Room {
  const kept = new Map<string, DatabaseSettings>();
  const deleted = new Set<string>();
  const truth = (xml: string, form: URLSearchParams) =>
    [...deleted].reduce(
      withoutReplica,
      filtered(
        showSettings(xml, (one) => kept.get(one)),
        form,
      ),
    );
  return {
    answer: async (request) => {
      const answer = await emulator.answer(request);
      if (awsService(request) !== 'rds' || answer.status >= 300) return answer;
      const form = formOf(request);
      const operation = awsOperation(request);
      const id = form.get('DBInstanceIdentifier') ?? '';
      if (TELLING.has(operation)) {
        kept.set(id, settingsAsked(form, kept.get(id)));
        deleted.delete(id);
      }
      // The emulator's replica is a copy of its source, backups included: how it is to differ is told once more.
      if (operation === 'CreateDBInstanceReadReplica') await emulator.answer(modification(request, form));
      const { 'content-length': _, ...headers } = answer.headers;
      const body = truth(Buffer.from(answer.body).toString('utf8'), form);
      if (operation === 'DeleteDBInstance') {
        kept.delete(id);
        deleted.add(id);
      }
      return { ...answer, headers, body };
    },
  };
}

/** What a replica is without being told; its source may be otherwise. */
const REPLICA = {
  MultiAZ: 'false',
  DeletionProtection: 'false',
  MonitoringInterval: '0',
  BackupRetentionPeriod: '0',
} as const;

function modification(request: CloudRequest, form: URLSearchParams): CloudRequest {
  const action = { Action: 'ModifyDBInstance', ApplyImmediately: 'true' };
  const told = new URLSearchParams({ ...REPLICA, ...Object.fromEntries(form), ...action });
  const body = Buffer.from(told.toString());
  return { ...request, headers: { ...request.headers, 'content-length': `${body.length}` }, body };
}
