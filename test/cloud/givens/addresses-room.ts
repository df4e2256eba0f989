import type { Room } from '../room.ts';
import { queryOperation } from '../shapes/query-room.ts';

/** Elastic IPs that a test gave, by their allocations; nothing else of EC2, whose answers have a form of their own. */
export function addressesRoom(allocations: readonly string[]): Room {
  const xml = (status: number, body: string) => ({ status, headers: { 'content-type': 'text/xml' }, body });
  return {
    answer: async (request) => {
      const operation = queryOperation(request);
      if (operation !== 'DescribeAddresses')
        return xml(
          501,
          `<Response><Errors><Error><Code>InvalidAction</Code><Message>ec2 is modelled without ${operation}</Message></Error></Errors></Response>`,
        );
      const items = allocations.map((id) => `<item><allocationId>${id}</allocationId></item>`).join('');
      return xml(
        200,
        `<DescribeAddressesResponse><requestId>model</requestId><addressesSet>${items}</addressesSet></DescribeAddressesResponse>`,
      );
    },
  };
}
