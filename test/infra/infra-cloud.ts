import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { assemble, shapesOf } from '../cloud/cloud.ts';
import { startEmulator } from '../cloud/emulator/emulator.ts';
import { listen } from '../cloud/listen.ts';
import { emulatorPart } from '../parts/emulator.ts';

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
  close(): Promise<void>;
}

/** The local cloud with the emulator behind it, on a port of its own. */
export async function openInfraCloud(): Promise<InfraCloud> {
  const home = { account: '123456789012', region: 'eu-central-1' };
  const part = await emulatorPart();
  const emulator = await startEmulator(part.python, home);
  const shapes = await shapesOf({ botocoreData: part.botocoreData });
  const cloud = assemble(home, shapes, { emulator, findTargetGroup: async () => undefined });
  const listening = await listen((request) => cloud.door.answer(request));
  const endpoint = `http://127.0.0.1:${listening.port}`;
  const credentials = { accessKeyId: home.account, secretAccessKey: 'local' };
  const client = { endpoint, region: home.region, credentials };
  return {
    ...home,
    client,
    environment: environment(endpoint, home),
    ...questions(client),
    close: async () => {
      await listening.close();
      await cloud.close();
      await emulator.stop();
    },
  };
}

function environment(endpoint: string, home: { account: string; region: string }) {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: home.region,
    AWS_ACCESS_KEY_ID: home.account,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    // What the cloud lacks is to be seen at once, not after twenty-five attempts.
    AWS_MAX_ATTEMPTS: '2',
  };
}

function questions(client: InfraCloud['client']) {
  const ecs = new ECSClient(client);
  const secrets = new SecretsManagerClient(client);
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
  };
}
