import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { OUTPUTS } from './given.ts';
import { color, jsonOf, templateOf } from './stacks.ts';

const production = templateOf(color('production'));

describe('nothing starts, and nothing is rewound', () => {
  test('services that are not there yet come into being at zero', () => {
    for (const service of Object.values(production.findResources('AWS::ECS::Service')))
      expect(service['Properties'].DesiredCount).toBe(0);
  });

  test('of services that are there the count is left alone', () => {
    const existing = templateOf(color('production', { existing_services: ['web', 'worker'] }));
    const counts = Object.values(existing.findResources('AWS::ECS::Service')).map(({ Properties }) => [
      Properties.ServiceName.replace(/^.*-/, ''),
      Properties.DesiredCount,
    ]);
    expect(Object.fromEntries(counts)).toEqual({ web: undefined, worker: undefined, beat: 0 });
  });

  test('scalable targets have the minimum 0 and are suspended, schedules too', () => {
    const targets = Object.values(production.findResources('AWS::ApplicationAutoScaling::ScalableTarget'));
    expect(targets).toHaveLength(2);
    for (const { Properties } of targets) {
      expect(Properties.MinCapacity).toBe(0);
      expect(Object.values(Properties.SuspendedState)).toEqual([true, true, true]);
    }
  });

  test('a new image changes task definitions alone, which stay when they are replaced', () => {
    const image = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'2'.repeat(64)}`;
    const next = jsonOf(templateOf(color('production', { image, release: '2'.repeat(40) })));
    const before = jsonOf(production);
    const changed = Object.keys(next.Resources).filter(
      (id) => JSON.stringify(next.Resources[id]) !== JSON.stringify(before.Resources[id]),
    );
    expect(changed.map((id) => next.Resources[id]?.Type)).toEqual(Array(4).fill('AWS::ECS::TaskDefinition'));
    expect(Object.keys(next.Resources)).toEqual(Object.keys(before.Resources));
    for (const id of changed)
      expect(next.Resources[id]).toMatchObject({ UpdateReplacePolicy: 'Retain', DeletionPolicy: 'Retain' });
  });
});

test('no stack has a certificate or a record of DNS', () => {
  for (const type of ['AWS::CertificateManager::Certificate', 'AWS::Route53::RecordSet'])
    production.resourceCountIs(type, 0);
});

test("a colour's stack knows nothing of the other's", () => {
  const green = JSON.stringify(templateOf(color('production', { color: 'green' })).toJSON());
  // Its host is among those that the application answers.
  expect(green.replaceAll('api-blue.example.com', '')).not.toContain('blue');
});

describe('who may do what', () => {
  test('the load balancer admits Cloudflare by HTTPS, and by IPv6 where it has some', () => {
    const dual = templateOf(color('production', { ip_address_type: 'dualstack' }));
    const rules = (template: typeof dual) =>
      Object.values(
        template.findResources('AWS::EC2::SecurityGroup', {
          Properties: { GroupName: 'shop-production-blue-edge' },
        }),
      ).flatMap(({ Properties }) => Properties.SecurityGroupIngress);
    expect(new Set(rules(dual).map(({ FromPort, ToPort }) => `${FromPort}-${ToPort}`))).toEqual(
      new Set(['443-443']),
    );
    expect([rules(production).length, rules(dual).length]).toEqual([15, 22]);
  });

  test('the execution role reads the secrets that the definitions name, and none besides', () => {
    production.hasResourceProperties('AWS::IAM::RolePolicy', {
      PolicyName: 'start-tasks',
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Action: ['secretsmanager:GetSecretValue'],
            Resource: [
              ...Object.values(OUTPUTS.secrets).slice(0, 3),
              `${OUTPUTS.secrets.SECRET_KEY}-??????`,
              OUTPUTS.migrate_secrets.DATABASE_MASTER_PASSWORD,
            ],
          },
        ]),
      },
    });
  });

  test('an image from elsewhere needs no right to pull', () => {
    const elsewhere = templateOf(
      color('production', { image: `ghcr.io/acme/shop@sha256:${'1'.repeat(64)}` }),
    );
    expect(JSON.stringify(elsewhere.toJSON())).not.toContain('ecr:');
  });

  test('roles carry the boundary that shared names', () => {
    const shared = {
      ...OUTPUTS,
      size: 'production',
      permissions_boundary_arn: 'arn:aws:iam::123456789012:policy/flipgate/shop-production-boundary',
    };
    for (const { Properties } of Object.values(
      templateOf(color('production', { shared })).findResources('AWS::IAM::Role'),
    ))
      expect(Properties.PermissionsBoundary).toBe(shared.permissions_boundary_arn);
  });

  test('a shell needs rights of the task, and only where it is wanted', () => {
    const open = templateOf(color('production', { execute_command: true, read_only_root_filesystem: false }));
    open.hasResourceProperties('AWS::IAM::RolePolicy', { PolicyName: 'open-shell' });
    expect(
      Object.keys(
        production.findResources('AWS::IAM::RolePolicy', { Properties: { PolicyName: 'open-shell' } }),
      ),
    ).toEqual([]);
  });
});

describe('what an application may do otherwise', () => {
  test('without worker and beat there is neither, and no output names them', () => {
    const alone = templateOf(color('production', { worker_enabled: false, beat_enabled: false }));
    alone.resourceCountIs('AWS::ECS::Service', 1);
    expect(Object.keys(alone.findOutputs('*'))).not.toContain('WorkerService');
  });

  test('workers on Spot, and nothing else there', () => {
    const shared = { ...OUTPUTS, size: 'production', worker_capacity: 'FARGATE_SPOT' };
    const spot = Object.values(
      templateOf(color('production', { shared })).findResources('AWS::ECS::Service'),
    );
    const providers = spot.map(({ Properties }) => [
      Properties.ServiceName,
      Properties.CapacityProviderStrategy?.[0].CapacityProvider,
    ]);
    expect(providers.filter(([, provider]) => provider)).toEqual([
      ['shop-production-blue-worker', 'FARGATE_SPOT'],
    ]);
  });

  test('schedules change the minimum of the role that they name', () => {
    const night = { cron: '0 20 ? * MON-FRI *', web_min: 2, worker_min: 1 };
    const template = templateOf(color('production', { schedules: { night } }));
    template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
      ScheduledActions: [
        {
          ScheduledActionName: 'shop-production-blue-night-worker',
          Schedule: 'cron(0 20 ? * MON-FRI *)',
          Timezone: 'UTC',
          ScalableTargetAction: { MinCapacity: 1 },
        },
      ],
    });
  });

  test("a queue's metric and requests for each target scale beside the CPU", () => {
    const metric = { namespace: 'Shop', metric_name: 'Waiting', target: 10, dimensions: { Queue: 'celery' } };
    templateOf(color('production', { worker_queue_metric: metric })).resourceCountIs(
      'AWS::ApplicationAutoScaling::ScalingPolicy',
      4,
    );
    templateOf(color('production', { web_requests_per_target: 0 })).resourceCountIs(
      'AWS::ApplicationAutoScaling::ScalingPolicy',
      2,
    );
  });

  test('a long name is cut with a hash, as Terraform cuts it', () => {
    const long = templateOf(color('production', { name: 'a-shop-with-a-rather-long-name' }));
    const [balancer] = Object.values(long.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'));
    expect(balancer?.['Properties'].Name).toMatch(/^a-shop-with-a-rather-long-[0-9a-f]{6}$/);
  });
});
