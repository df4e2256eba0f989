import type { Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';

/** Service Quotas of the account that a test gave: code → value. */
export function quotasRoom(shapes: Shapes, quotas: ReadonlyMap<string, number>): Room {
  return jsonRoom(shapes, 'service-quotas', {
    GetServiceQuota: ({ ServiceCode, QuotaCode }) => {
      const value = quotas.get(QuotaCode);
      if (value === undefined) throw new AwsError('NoSuchResourceException', 'No such quota.');
      return { Quota: { ServiceCode, QuotaCode, Value: value } };
    },
  });
}
