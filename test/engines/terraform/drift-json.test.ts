import { expect, test } from 'vitest';
import { readDriftText } from './read-plan.ts';

function read(document: object) {
  return readDriftText(JSON.stringify({ format_version: '1.2', ...document }));
}

function drifted(address: string, type: string, before: object, after: object, more: object = {}) {
  return { address, type, mode: 'managed', change: { actions: ['update'], before, after, ...more } };
}

/** Code as a plan's document tells it, one level of a module down. */
function code(address: string, names: readonly string[], blocks: object = {}) {
  const plain = Object.fromEntries(names.map((name) => [name, { references: ['var.x'] }]));
  const resource = { address, mode: 'managed', expressions: { ...plain, ...blocks } };
  return { root_module: { module_calls: { app: { module: { resources: [resource] } } } } };
}

const paths = (changes: ReturnType<typeof read>['changes']) =>
  changes.flatMap(({ attributes = [] }) => attributes.map(({ path }) => path));

test('what the code says counts; what it leaves open stands apart', () => {
  const { changes, open } = read({
    resource_drift: [
      drifted(
        'module.app["a.b"].aws_db_instance.this[0]',
        'aws_db_instance',
        { instance_class: 'db.t4g.small', latest_restorable_time: '10:00' },
        { instance_class: 'db.t4g.large', latest_restorable_time: '10:05' },
      ),
    ],
    configuration: code('aws_db_instance.this', ['instance_class']),
  });
  expect(paths(changes)).toEqual(['instance_class']);
  expect(paths(open)).toEqual(['latest_restorable_time']);
});

test('a resource whose code is not found counts whole', () => {
  const one = drifted('aws_sns_topic.gone_from_code', 'aws_sns_topic', { policy: 'a' }, { policy: 'b' });
  const { changes, open } = read({ resource_drift: [one], configuration: code('aws_sns_topic.other', []) });
  expect(paths(changes)).toEqual(['policy']);
  expect(open).toEqual([]);
});

test('blocks that a `dynamic` made are not named by the code that Terraform tells; one that was there counts', () => {
  const { changes, open } = read({
    resource_drift: [
      drifted(
        'module.app.aws_db_parameter_group.this',
        'aws_db_parameter_group',
        { parameter: [{ name: 'log_statement', value: 'ddl' }] },
        {
          parameter: [
            { name: 'log_statement', value: 'all' },
            { name: 'max_connections', value: '1' },
          ],
        },
      ),
    ],
    configuration: code('aws_db_parameter_group.this', ['name']),
  });
  expect(paths(changes)).toEqual(['parameter.log_statement']);
  expect(paths(open)).toEqual(['parameter.max_connections']);
});

test('what a provider fills in inside of a block that the code wrote does not count; what somebody adds there does', () => {
  const action = { type: 'forward', target_group_arn: 'arn:group' };
  const listener = (before: object, after: object) =>
    read({
      resource_drift: [
        drifted(
          'module.app.aws_lb_listener.https',
          'aws_lb_listener',
          { default_action: [{ ...action, ...before }] },
          { default_action: [{ ...action, ...after }] },
        ),
      ],
      configuration: code('aws_lb_listener.https', [], {
        default_action: [{ type: {}, target_group_arn: {}, fixed_response: [{ status_code: {} }] }],
      }),
    });
  expect(listener({}, { order: 1 }).changes).toEqual([]);
  expect(listener({ order: 1 }, { order: 2 }).changes).toHaveLength(1);
  expect(listener({}, { fixed_response: [{ status_code: '200' }] }).changes).toHaveLength(1);
});

test('nothing and its zero are the same', () => {
  const { changes, open } = read({
    resource_drift: [
      drifted(
        'module.app.aws_lb.this',
        'aws_lb',
        { idle_timeout: null, name: 'a' },
        { idle_timeout: 0, name: 'a' },
      ),
    ],
    configuration: code('aws_lb.this', ['idle_timeout', 'name']),
  });
  expect(changes).toEqual([]);
  expect(paths(open)).toEqual(['idle_timeout']);
});

test('a policy that another resource of the code gives does not count', () => {
  const policy = (action: string) => JSON.stringify({ Statement: [{ Action: action }] });
  const { changes } = read({
    resource_drift: [
      drifted(
        'module.app.aws_sns_topic.this',
        'aws_sns_topic',
        { policy: policy('SNS:Subscribe') },
        { policy: policy('sns:Publish') },
      ),
    ],
    configuration: code('aws_sns_topic.this', ['name']),
  });
  expect(changes).toEqual([]);
});

test('rules that other resources of the code give a security group do not count, unless they open it to everybody', () => {
  const rule = (port: number, cidr: string) => ({
    from_port: port,
    to_port: port,
    protocol: 'tcp',
    cidr_blocks: [cidr],
  });
  const group = (ingress: readonly object[]) =>
    drifted(
      'module.app.aws_security_group.this',
      'aws_security_group',
      { ingress: [rule(443, '10.0.0.0/8')] },
      { ingress },
    );
  const configuration = code('aws_security_group.this', ['name', 'vpc_id']);
  const inner = read({ resource_drift: [group([rule(443, '10.1.0.0/16')])], configuration });
  expect(inner.changes).toEqual([]);
  expect(inner.open).toHaveLength(1);
  const { changes } = read({
    resource_drift: [group([rule(443, '10.0.0.0/8'), rule(22, '0.0.0.0/0')])],
    configuration,
  });
  expect(changes).toMatchObject([{ opens: [expect.stringContaining('22')] }]);
});

test('what is gone counts, and what the action moves does not', () => {
  const scaled = { desired_count: 4, task_definition: 'shop:8', launch_type: 'FARGATE' };
  const { changes, open } = read({
    resource_drift: [
      {
        address: 'aws_sns_topic.alarms',
        type: 'aws_sns_topic',
        mode: 'managed',
        change: { actions: ['delete'], before: { name: 'alarms' }, after: null },
      },
      drifted(
        'aws_ecs_service.web',
        'aws_ecs_service',
        { ...scaled, desired_count: 0, task_definition: 'shop:7' },
        scaled,
      ),
    ],
  });
  expect(changes).toMatchObject([{ address: 'aws_sns_topic.alarms', action: 'destroy' }]);
  expect(open).toEqual([]);
});

test('secrets have no text in it', () => {
  const { changes } = read({
    resource_drift: [
      drifted(
        'aws_elasticache_replication_group.this',
        'aws_elasticache_replication_group',
        { auth_token: 'hunter2hunter2' },
        { auth_token: 'hunter3hunter3' },
        { before_sensitive: { auth_token: true }, after_sensitive: { auth_token: true } },
      ),
    ],
  });
  expect(changes).toMatchObject([{ attributes: [{ before: 'sensitive', after: 'sensitive' }] }]);
  expect(JSON.stringify(changes)).not.toContain('hunter');
});

test('a format that is not read is refused', () => {
  expect(() => read({ format_version: '2.0' })).toThrow(/format 2\.0/);
});
