import type { TaskLogs } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { once } from './once.ts';

export function openTaskLogs(connection: AwsConnection): TaskLogs {
  const opened = once(async () => {
    const sdk = await import('./bundled/cloudwatch-logs.ts');
    return { sdk, client: new sdk.CloudWatchLogsClient(clientConfig(connection)) };
  });
  const page = async (group: string, stream: string, cursor: string | undefined) => {
    const { sdk, client } = await opened();
    const command = new sdk.GetLogEventsCommand({
      logGroupName: group,
      logStreamName: stream,
      startFromHead: true,
      ...(cursor === undefined ? {} : { nextToken: cursor }),
    });
    const sent = client.send(command).catch((error: unknown) => {
      if (error instanceof sdk.ResourceNotFoundException) return undefined;
      throw error;
    });
    return answered('logs:GetLogEvents', sent);
  };
  return {
    async read(group, stream, cursor) {
      const events = await page(group, stream, cursor);
      const lines = (events?.events ?? []).map((event) => event.message ?? '');
      const next = events?.nextForwardToken ?? cursor;
      // A page may be short or empty before the end; only a token that comes back is the end.
      if (next === undefined || next === cursor) return { kind: 'end', lines };
      return { kind: 'page', lines, cursor: next };
    },
  };
}
