import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { openFullCloud } from '../cloud/full-cloud.ts';
import { type Overheard, overhear } from '../roles/demands/overhear.ts';
import { type AccountLimits, openLimits } from './account-limits.ts';

export interface InfraCloud {
  readonly account: string;
  readonly region: string;
  /** For terraform. */
  readonly environment: Readonly<Record<string, string>>;
  /** For a client of the SDK. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** Desired counts, in the order of the names. */
  counts(cluster: string, services: readonly string[]): Promise<readonly (number | undefined)[]>;
  runningTasks(cluster: string): Promise<number>;
  taskDefinitionStatus(arn: string): Promise<string | undefined>;
  secret(name: string): Promise<string | undefined>;
  /** The names of all alarms, sorted. */
  alarms(): Promise<readonly string[]>;
  readonly overheard: Overheard;
  readonly limits: AccountLimits;
  /** What the traffic broke of the services' own descriptions. */
  faults(): readonly unknown[];
  close(): Promise<void>;
}

/** The local cloud with terraform as a process of its own on it. */
export async function openInfraCloud(): Promise<InfraCloud> {
  const { before, ...limits } = openLimits();
  const cloud = await openFullCloud({ servers: before });
  const { environment } = cloud.startChild('terraform', () => {});
  const { account, region } = cloud.home;
  const credentials = { accessKeyId: account, secretAccessKey: 'local' };
  const client = { endpoint: cloud.address, region, credentials };
  return {
    account,
    region,
    client,
    overheard: overhear(cloud),
    limits,
    // What the cloud lacks is to be seen at once, not after twenty-five attempts.
    environment: { ...environment, AWS_MAX_ATTEMPTS: '2' },
    faults: () => cloud.shapes.faults,
    ...questions(client),
    close: () => cloud.close(),
  };
}

function questions(client: InfraCloud['client']) {
  const ecs = new ECSClient(client);
  const secrets = new SecretsManagerClient(client);
  const watch = new CloudWatchClient(client);
  return {
    counts: async (cluster: string, names: readonly string[]) => {
      const { services = [] } = await ecs.send(
        new DescribeServicesCommand({ cluster, services: [...names] }),
      );
      return names.map((name) => services.find(({ serviceName }) => serviceName === name)?.desiredCount);
    },
    runningTasks: async (cluster: string) => {
      const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
      return taskArns.length;
    },
    taskDefinitionStatus: async (arn: string) => {
      const found = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
      return found.taskDefinition?.status;
    },
    secret: async (name: string) => {
      const found = await secrets.send(new GetSecretValueCommand({ SecretId: name }));
      return found.SecretString;
    },
    alarms: async () => {
      const names: (string | undefined)[] = [];
      for await (const page of paginateDescribeAlarms({ client: watch }, {}))
        names.push(...(page.MetricAlarms ?? []).map(({ AlarmName }) => AlarmName));
      return names.filter((name) => name !== undefined).sort();
    },
  };
}
