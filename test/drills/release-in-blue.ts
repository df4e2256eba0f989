import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';

type Secrets = Readonly<Record<string, string>>;

const CLUSTER = 'shop-production';
const networkConfiguration = {
  awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] },
};

/** The web service of blue, of which one task runs. */
export async function webService(ecs: ECSClient, image: string, secrets: Secrets): Promise<void> {
  await register(ecs, 'web', image, secrets, ['python', '-c', 'import time; time.sleep(3600)']);
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: `${CLUSTER}-blue-web`,
      taskDefinition: `${CLUSTER}-blue-web`,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration,
    }),
  );
  await until(async () => {
    const asked = { cluster: CLUSTER, services: [`${CLUSTER}-blue-web`] };
    return (await ecs.send(new DescribeServicesCommand(asked))).services?.[0]?.runningCount === 1;
  });
}

/** The migrate definition of blue, by which the database gets its tables. */
export async function migrateTask(ecs: ECSClient, image: string, secrets: Secrets): Promise<void> {
  await register(ecs, 'migrate', image, secrets, ['python', 'manage.py', 'migrate', '--noinput']);
  const taskDefinition = `${CLUSTER}-blue-migrate`;
  const run = { cluster: CLUSTER, taskDefinition, launchType: 'FARGATE' as const, networkConfiguration };
  const { tasks = [] } = await ecs.send(new RunTaskCommand(run));
  const asked = { cluster: CLUSTER, tasks: [tasks[0]?.taskArn ?? ''] };
  await until(async () => {
    const [task] = (await ecs.send(new DescribeTasksCommand(asked))).tasks ?? [];
    const code = task?.containers?.[0]?.exitCode;
    if (code !== undefined && code !== 0) throw new Error(`migrate ended with ${code}`);
    return task?.lastStatus === 'STOPPED';
  });
}

async function register(
  ecs: ECSClient,
  role: string,
  image: string,
  secrets: Secrets,
  command: readonly string[],
): Promise<void> {
  const options = {
    'awslogs-group': `/flipgate/${CLUSTER}/blue/${role}`,
    'awslogs-region': 'eu-central-1',
    'awslogs-stream-prefix': role,
  };
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `${CLUSTER}-blue-${role}`,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
      containerDefinitions: [
        {
          name: role,
          image,
          essential: true,
          command: [...command],
          environment: [{ name: 'RELEASE', value: 'a release' }],
          secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
          logConfiguration: { logDriver: 'awslogs', options },
        },
      ],
    }),
  );
}

async function until(so: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await so())) {
    if (Date.now() > deadline) throw new Error('it never came to be');
    await sleep(500);
  }
}
