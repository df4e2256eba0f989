import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { Failure } from '../model/failure.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { Ecs, ServiceEdit, TaskRun, TaskRunAnswer, TaskState } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { failureText, runTaskInput, serviceState, taskState } from './ecs-shapes.ts';
import { once } from './once.ts';
import { registerInput } from './register-input.ts';

export function openEcs(connection: AwsConnection): Ecs {
  const opened = once(async () => {
    const sdk = await import('./bundled/ecs.ts');
    return { sdk, client: new sdk.ECSClient(clientConfig(connection)) };
  });
  return {
    services: (cluster, names) => services(opened, cluster, names),
    updateService: (cluster, service, edit) => updateService(opened, cluster, service, edit),
    serviceTasks: (cluster, service, status) => serviceTasks(opened, cluster, service, status),
    tasks: (cluster, arns) => tasks(opened, cluster, arns),
    runTask: (cluster, run) => runTask(opened, cluster, run),
    stopTask: (cluster, arn, reason) => stopTask(opened, cluster, arn, reason),
    taskDefinition: (arn) => taskDefinition(opened, arn),
    registerTaskDefinition: (definition) => registerTaskDefinition(opened, definition),
  };
}

type Sdk = typeof import('./bundled/ecs.ts');
type Opened = () => Promise<{ sdk: Sdk; client: InstanceType<Sdk['ECSClient']> }>;

/** DescribeTasks takes at most so many. */
const TASKS_PER_CALL = 100;

async function services(opened: Opened, cluster: string, names: readonly string[]) {
  if (names.length === 0) return [];
  const { sdk, client } = await opened();
  const command = new sdk.DescribeServicesCommand({ cluster, services: [...names] });
  const answer = await answered('ecs:DescribeServices', client.send(command));
  refuseUnlessMissing('services', answer.failures ?? []);
  return (answer.services ?? []).map(serviceState);
}

async function updateService(opened: Opened, cluster: string, service: string, edit: ServiceEdit) {
  const { sdk, client } = await opened();
  const command = new sdk.UpdateServiceCommand({
    cluster,
    service,
    ...(edit.desired === undefined ? {} : { desiredCount: edit.desired }),
    ...(edit.taskDefinition === undefined ? {} : { taskDefinition: edit.taskDefinition }),
    ...(edit.newDeployment === undefined ? {} : { forceNewDeployment: edit.newDeployment }),
  });
  const answer = await answered('ecs:UpdateService', client.send(command));
  return serviceState(answer.service ?? {});
}

async function serviceTasks(
  opened: Opened,
  cluster: string,
  service: string,
  status: 'RUNNING' | 'STOPPED',
): Promise<readonly TaskState[]> {
  const { sdk, client } = await opened();
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const command = new sdk.ListTasksCommand({
      cluster,
      serviceName: service,
      desiredStatus: status,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const page = await answered('ecs:ListTasks', client.send(command));
    arns.push(...(page.taskArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return tasks(opened, cluster, arns);
}

async function tasks(
  opened: Opened,
  cluster: string,
  arns: readonly string[],
): Promise<readonly TaskState[]> {
  const { sdk, client } = await opened();
  const found: TaskState[] = [];
  for (let from = 0; from < arns.length; from += TASKS_PER_CALL) {
    const command = new sdk.DescribeTasksCommand({ cluster, tasks: arns.slice(from, from + TASKS_PER_CALL) });
    const answer = await answered('ecs:DescribeTasks', client.send(command));
    refuseUnlessMissing('tasks', answer.failures ?? []);
    found.push(...(answer.tasks ?? []).map(taskState));
  }
  return found;
}

async function runTask(opened: Opened, cluster: string, run: TaskRun): Promise<TaskRunAnswer> {
  const { sdk, client } = await opened();
  const command = new sdk.RunTaskCommand(runTaskInput(cluster, run));
  const sent = client.send(command).catch((error: unknown) => {
    if (error instanceof sdk.ConflictException) return { conflicts: error.resourceIds ?? [] };
    throw error;
  });
  const answer = await answered('ecs:RunTask', sent);
  if ('conflicts' in answer) return { kind: 'conflict', tasks: answer.conflicts };
  const [task] = answer.tasks ?? [];
  if (task !== undefined) return { kind: 'started', task: taskState(task) };
  return { kind: 'refused', failures: (answer.failures ?? []).map(failureText) };
}

async function stopTask(opened: Opened, cluster: string, arn: string, reason: string): Promise<void> {
  const { sdk, client } = await opened();
  await answered('ecs:StopTask', client.send(new sdk.StopTaskCommand({ cluster, task: arn, reason })));
}

async function taskDefinition(opened: Opened, arn: string): Promise<TaskDefinition> {
  const { sdk, client } = await opened();
  const command = new sdk.DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ['TAGS'] });
  const answer = await answered('ecs:DescribeTaskDefinition', client.send(command));
  if (answer.taskDefinition === undefined) {
    throw new Failure(`ECS gives no task definition for ${arn}.`, 'Deploy again: it registers a new one.');
  }
  return registerInput(answer.taskDefinition, answer.tags ?? [], sdk.RegisterTaskDefinitionRequest$[4]);
}

async function registerTaskDefinition(opened: Opened, definition: TaskDefinition): Promise<string> {
  const { sdk, client } = await opened();
  // The ledger's copy is what ECS itself once gave, narrowed to what this request takes.
  const input = definition as unknown as RegisterTaskDefinitionCommandInput;
  const command = new sdk.RegisterTaskDefinitionCommand(input);
  const answer = await answered('ecs:RegisterTaskDefinition', client.send(command));
  const arn = answer.taskDefinition?.taskDefinitionArn;
  if (arn === undefined)
    throw new Failure(`ECS registered ${definition.family} without an ARN.`, 'Run again.');
  return arn;
}

type Refusal = Parameters<typeof failureText>[0];

/** "Unknown" is a failure; MISSING alone means that there is no such thing, or not yet. */
function refuseUnlessMissing(what: string, failures: readonly Refusal[]): void {
  const other = failures.filter((failure) => failure.reason !== 'MISSING');
  if (other.length === 0) return;
  throw new Failure(
    `ECS does not describe these ${what}: ${other.map(failureText).join('; ')}`,
    'Check that the cluster in the shared outputs is the one that the colours run in.',
  );
}
