import type { GetBucketVersioningCommand, GetObjectCommand } from './bundled/s3.ts';

/** The SDK hands out no response headers: this keeps the Date of the one answer to this command. */
export function dated(command: GetObjectCommand | GetBucketVersioningCommand): () => string {
  let date = '';
  // Both have the same stack as far as this reaches.
  (command as GetObjectCommand).middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { headers } = answer.response as { headers?: Readonly<Record<string, string>> };
      date = headers?.['date'] ?? headers?.['Date'] ?? '';
      return answer;
    },
    { step: 'deserialize', name: 'flipgateResponseDate' },
  );
  return () => date;
}
