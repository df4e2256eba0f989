import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { TERRAFORM } from '../infra/folders.ts';
import { billedOf, isKnown } from './billed.ts';
import { applied, difference, merged } from './entries.ts';
import { FREE } from './free.ts';
import { READERS } from './readers.ts';
import { readPlan } from './rendered.ts';

const resource = (address: string, values: object = {}) => ({
  address,
  type:
    address
      .replaceAll(/\[[^\]]*\]/g, '')
      .split('.')
      .at(-2) ?? '',
  values,
});
const plan = (resources: readonly object[], outputs: object = {}) =>
  readPlan(JSON.stringify({ planned_values: { outputs, root_module: { child_modules: [{ resources }] } } }));

test('a type that nobody has decided about is refused by its name, never free', () => {
  const stack = plan([resource('module.one.aws_mq_broker.this[0]')]);
  expect(() => billedOf(stack)).toThrow(Failure);
  expect(() => billedOf(stack)).toThrow(/aws_mq_broker/);
});

test('what is read and not made costs nothing', () => {
  expect(billedOf(plan([resource('module.one.data.aws_db_instance.given[0]')]))).toEqual([]);
});

test('every type that the stacks declare is priced, or free for a reason', () => {
  const code = readdirSync(TERRAFORM, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tf'),
  );
  const types = code.flatMap((name) =>
    [...readFileSync(join(TERRAFORM, name), 'utf8').matchAll(/^\s*resource "(\w+)"/gm)].map(
      ([, type = '']) => type,
    ),
  );
  expect(types.length).toBeGreaterThan(100);
  // Cloudflare's are counted apart.
  const unknown = types.filter((type) => !type.startsWith('cloudflare_') && !isKnown(type));
  expect([...new Set(unknown)]).toEqual([]);
});

test('no type is both', () => {
  expect(Object.keys(READERS).filter((type) => type in FREE)).toEqual([]);
});

test('an attribute that a price depends on and no plan says is an error', () => {
  const replica = resource('module.one.aws_db_instance.replica[0]', { instance_class: 'db.t4g.small' });
  expect(() => billedOf(plan([replica]))).toThrow('storage_type of module.one.aws_db_instance.replica[0]');
});

test('resources of one address are counted together when the same is billed of them', () => {
  const gateways = ['a', 'b'].map((zone) =>
    resource(`module.network[0].aws_nat_gateway.this["us-east-1${zone}"]`),
  );
  expect(billedOf(plan(gateways))).toEqual([
    { address: 'module.network.aws_nat_gateway.this', count: 2, kind: 'nat-gateway' },
  ]);
});

test('a service runs as many tasks as its colour has at least, in the size of the definition of its name', () => {
  const definition = (role: string) =>
    resource(`aws_ecs_task_definition.this["${role}"]`, {
      family: `shop-production-blue-${role}`,
      cpu: '512',
      memory: '1024',
      runtime_platform: [{ cpu_architecture: 'ARM64' }],
    });
  const web = resource('aws_ecs_service.web', {
    name: 'shop-production-blue-web',
    desired_count: 0,
    network_configuration: [{ assign_public_ip: true }],
  });
  const stack = plan([definition('web'), definition('migrate'), web], { web_min: { value: 2 } });
  const task = { cpu: 512, memory: 1024, architecture: 'arm64', disk: 20 };
  expect(billedOf(stack)).toEqual([
    {
      address: 'aws_ecs_service.web',
      count: 1,
      kind: 'service',
      role: 'web',
      ...task,
      tasks: 2,
      spot: false,
      publicAddress: true,
    },
    { address: 'aws_ecs_task_definition.this', count: 1, kind: 'one-off', role: 'migrate', ...task },
  ]);
});

test('an alarm over an expression has the metrics that it reads', () => {
  const alarm = (name: string, queries: readonly object[]) =>
    resource(`aws_cloudwatch_metric_alarm.${name}`, { metric_query: queries });
  const read = { metric: [{ metric_name: 'RequestCount' }] };
  const found = billedOf(
    plan([alarm('plain', []), alarm('share', [{ expression: 'a / b', metric: [] }, read, read])]),
  );
  expect(found).toMatchObject([{ metrics: 1 }, { metrics: 2 }]);
});

test('a gateway endpoint is free, an interface costs in every zone', () => {
  const endpoint = (type: string) => resource(`aws_vpc_endpoint.${type}`, { vpc_endpoint_type: type });
  const subnets = ['a', 'b'].map((zone) => resource(`aws_subnet.private["us-east-1${zone}"]`));
  expect(billedOf(plan([endpoint('Gateway'), endpoint('Interface'), ...subnets]))).toMatchObject([
    { kind: 'endpoint', zones: 2 },
  ]);
});

test('a list and its difference from another give that other back', () => {
  const one = (address: string, count: number) => ({ address, count, kind: 'secret' }) as const;
  const [list, other] = [merged([one('a', 1), one('b', 3)]), merged([one('b', 2), one('c', 1)])];
  expect(difference(other, list)).toEqual({
    less: [one('a', 1), one('b', 3)],
    more: [one('b', 2), one('c', 1)],
  });
  expect(applied(list, difference(other, list))).toEqual(other);
});
