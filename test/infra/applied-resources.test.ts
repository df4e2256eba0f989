import { expect, test } from 'vitest';
import { openDoors, resourcesOf } from './applied-resources.ts';

const rule = (type: string, values: object) => ({ address: `${type}.one`, type, values: { ...values } });

test.each([
  rule('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '0.0.0.0/0' }),
  rule('aws_vpc_security_group_ingress_rule', { cidr_ipv6: '::/0' }),
  rule('aws_security_group_rule', { type: 'ingress', cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'] }),
  rule('aws_security_group', { ingress: [{ cidr_blocks: [], ipv6_cidr_blocks: ['::/0'] }] }),
])('an open door of type $type is found', (open) => {
  const root_module = { child_modules: [{ child_modules: [{ resources: [open] }] }] };
  const stdout = JSON.stringify({ values: { root_module } });
  expect(openDoors(resourcesOf({ stdout }))).toEqual([open.address]);
});

test.each([
  rule('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.0.0.0/8', cidr_ipv6: null }),
  rule('aws_vpc_security_group_egress_rule', { cidr_ipv4: '0.0.0.0/0' }),
  rule('aws_security_group_rule', { type: 'egress', cidr_blocks: ['0.0.0.0/0'] }),
  rule('aws_security_group', { ingress: [], egress: [{ cidr_blocks: ['0.0.0.0/0'] }] }),
])('what is no open door of type $type is none', (closed) => {
  expect(openDoors([closed])).toEqual([]);
});
