import type { Container, Task } from '@aws-sdk/client-ecs';
import type { LiveContainer, LiveTask } from './live-task.ts';
import { healthOf } from './live-task.ts';

/** As DescribeTasks shows it, without tags. */
export function describeTask(task: LiveTask): Task {
  const { order } = task;
  const { cpu, memory } = order.revision.definition;
  return {
    taskArn: task.arn,
    clusterArn: order.cluster.arn,
    taskDefinitionArn: order.revision.arn,
    group: order.group,
    startedBy: order.startedBy,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    version: task.version,
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    availabilityZone: task.zone,
    cpu,
    memory,
    healthStatus: healthOf(task),
    enableExecuteCommand: false,
    attributes: [],
    attachments: [attachment(task)],
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [], ...order.overrides },
    containers: task.containers.map((container) => describeContainer(task, container)),
    stopCode: task.stop?.code,
    stoppedReason: task.stop?.reason,
    ...times(task),
  };
}

/** An exit code is there only when the container ran and ended; an ordinary exit has no reason. */
function describeContainer(task: LiveTask, container: LiveContainer): Container {
  const { image = '', name, cpu, memory, memoryReservation } = container.definition;
  const started = container.startedAt !== undefined;
  const digest = image.split('@')[1];
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name,
    image,
    ...(started && digest && { imageDigest: digest }),
    ...(started && { runtimeId: container.runtimeId }),
    lastStatus: task.lastStatus === 'STOPPED' ? 'STOPPED' : container.status.replace('creating', 'PENDING'),
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: [],
    networkInterfaces: [{ attachmentId: task.attachmentId, privateIpv4Address: task.ip }],
    healthStatus: container.health ?? 'UNKNOWN',
    cpu: String(cpu ?? 0),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(memoryReservation !== undefined && { memoryReservation: String(memoryReservation) }),
  };
}

function attachment(task: LiveTask) {
  const subnet = task.order.network?.awsvpcConfiguration?.subnets?.[0] ?? 'subnet-none';
  const gone = task.lastStatus === 'STOPPED';
  return {
    id: task.attachmentId,
    type: 'ElasticNetworkInterface',
    status: task.lastStatus === 'PROVISIONING' ? 'PRECREATED' : gone ? 'DELETED' : 'ATTACHED',
    details: [
      { name: 'subnetId', value: subnet },
      { name: 'networkInterfaceId', value: task.interfaceId },
      { name: 'privateIPv4Address', value: task.ip },
    ],
  };
}

function times(task: LiveTask) {
  const named = {
    createdAt: task.createdAt,
    pullStartedAt: task.pullStartedAt,
    pullStoppedAt: task.pullStoppedAt,
    startedAt: task.startedAt,
    stoppingAt: task.stoppingAt,
    executionStoppedAt: task.executionStoppedAt,
    stoppedAt: task.stoppedAt,
  };
  const known = Object.entries(named).filter(([, at]) => at !== undefined);
  return Object.fromEntries(known.map(([name, at]) => [name, new Date(at ?? 0)]));
}
