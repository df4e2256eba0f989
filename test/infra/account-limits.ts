import { awsOperation, awsService } from '../cloud/aws-request.ts';
import type { Room } from '../cloud/room.ts';

/** What an account has no more of, as EC2 refuses it. */
export interface AccountLimits {
  /** @param operation  for example `CreateVpc` */
  reach(operation: string, code: string, message: string): void;
  lift(): void;
}

/** Limits of EC2, and the room that heeds them. */
export function openLimits(): AccountLimits & { readonly before: (emulator: Room) => Room } {
  const reached = new Map<string, string>();
  return {
    reach: (operation, code, message) => {
      const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
      reached.set(operation, `<Response><Errors>${error}</Errors><RequestID>local</RequestID></Response>`);
    },
    lift: () => reached.clear(),
    before: (emulator) => ({
      answer: async (request) => {
        const body = awsService(request) === 'ec2' ? reached.get(awsOperation(request)) : undefined;
        if (body === undefined) return emulator.answer(request);
        return { status: 400, headers: { 'content-type': 'text/xml' }, body };
      },
    }),
  };
}
