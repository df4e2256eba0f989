import type { Room } from '../room.ts';
import { keepingSettings, listed, type Settings } from './kept-settings.ts';

const GROUPS = 'groupSet';
const PRIVATE_DNS = 'privateDnsEnabled';

/** Security groups and private names of a VPC's interface endpoint. */
export function keepingEndpoints(emulator: Room): Room {
  return keepingSettings(emulator, {
    service: 'ec2',
    told: ['CreateVpcEndpoint', 'ModifyVpcEndpoint'],
    shown: ['CreateVpcEndpoint', 'DescribeVpcEndpoints'],
    element: 'vpcEndpointId',
    id: (form, answer) => form.get('VpcEndpointId') ?? /<vpcEndpointId>([^<]*)</.exec(answer)?.[1],
    settings: (form, before) =>
      new Map([
        [GROUPS, groups(form, before)],
        [PRIVATE_DNS, form.get('PrivateDnsEnabled') ?? before.get(PRIVATE_DNS) ?? 'false'],
      ]),
  });
}

function groups(form: URLSearchParams, before: Settings): string {
  const removed = new Set(listed(form, 'RemoveSecurityGroupId'));
  const held = [...(before.get(GROUPS) ?? '').matchAll(/<groupId>([^<]*)</g)].map(([, id = '']) => id);
  const added = [...listed(form, 'SecurityGroupId'), ...listed(form, 'AddSecurityGroupId')];
  const after = new Set([...held, ...added].filter((id) => !removed.has(id)));
  return [...after].map((id) => `<item><groupId>${id}</groupId></item>`).join('');
}
