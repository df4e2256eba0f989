import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, it } from 'vitest';
import { definitionOf, GROUP, NETWORK, openScene } from './scene.ts';
import type { ContainerStart, ProcessRunner } from './task-runtime.ts';

/** A runner whose processes are servers in this one: they answer 200 on the health path and end when told. */
function servers() {
  const started: ContainerStart[] = [];
  const signals: string[] = [];
  const asked: (string | undefined)[] = [];
  const runner: ProcessRunner = {
    start: async (container, line) => {
      started.push(container);
      if (container.command?.[0] === 'missing') throw new Error('exec: "missing": not found');
      const server = createServer((request, response) => {
        asked.push(request.url);
        response.writeHead(200).end();
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      line('listening');
      const exited = new Promise<{ exitCode: number }>((exit) => {
        server.on('close', () => exit({ exitCode: 0 }));
      });
      const stop = (signal: string) => {
        signals.push(signal);
        server.close();
        server.closeAllConnections();
      };
      return { port: (server.address() as AddressInfo).port, exited, stop };
    },
  };
  return { runner, started, signals, asked };
}

it('runs a service as processes, checks them for real and stops them', async () => {
  const { runner, started, signals, asked } = servers();
  const scene = await openScene({ runner, otherwise: { kind: 'process' } });
  await scene.createService({
    desiredCount: 1,
    loadBalancers: [{ targetGroupArn: GROUP, containerName: 'web', containerPort: 8000 }],
  });
  await until(scene, async () => (await scene.service()).deployments?.[0]?.rolloutState === 'COMPLETED');
  expect(started).toMatchObject([{ name: 'web', group: 'service:web', containerPorts: [8000] }]);
  expect(asked).toEqual(['/healthz', '/healthz']);
  const [target] = await scene.control.targetsOf(GROUP);
  expect(target?.backend.kind).toBe('process');
  const [arn] = await scene.taskArns();
  await scene.ecs.send(new StopTaskCommand({ cluster: 'shop', task: arn }));
  const health = await scene.balancing.send(new DescribeTargetHealthCommand({ TargetGroupArn: GROUP }));
  expect(health.TargetHealthDescriptions).toMatchObject([{ TargetHealth: { State: 'draining' } }]);
  await until(scene, async () => (await scene.task(arn))?.lastStatus === 'STOPPED');
  expect(signals).toEqual(['SIGTERM']);
  await scene.control.settle();
  for (const task of await scene.taskArns()) {
    await scene.ecs.send(new StopTaskCommand({ cluster: 'shop', task }));
  }
});

it('gives a process its variables, secrets and command, and says why it could not be created', async () => {
  const { runner, started } = servers();
  const secretValue = async (valueFrom: string) => `value of ${valueFrom}`;
  const scene = await openScene({ runner, otherwise: { kind: 'process' }, secretValue });
  const containerDefinitions = definitionOf('migrate').containerDefinitions?.map((one) => ({
    ...one,
    environment: [{ name: 'RELEASE', value: 'abc' }],
    secrets: [{ name: 'KEY', valueFrom: 'arn:key' }],
  }));
  const taskDefinition = await scene.register('migrate', { containerDefinitions });
  const overrides = {
    containerOverrides: [
      { name: 'migrate', command: ['missing'], environment: [{ name: 'PHASE', value: 'expand' }] },
    ],
  };
  const run = { cluster: 'shop', taskDefinition, networkConfiguration: NETWORK, overrides };
  const arn = (await scene.ecs.send(new RunTaskCommand(run))).tasks?.[0]?.taskArn;
  await until(scene, async () => (await scene.task(arn))?.lastStatus === 'STOPPED');
  expect(started[0]).toMatchObject({
    command: ['missing'],
    environment: { RELEASE: 'abc', PHASE: 'expand', KEY: 'value of arn:key' },
    group: 'family:migrate',
    taskDefinition: 'migrate:1',
  });
  expect(await scene.task(arn)).toMatchObject({
    stopCode: 'TaskFailedToStart',
    containers: [{ reason: 'CannotStartContainerError: exec: "missing": not found' }],
  });
});

/** Lets a second of the model and a moment of the world pass until it is so. */
async function until(scene: { pass(seconds: number): void }, so: () => Promise<boolean>): Promise<void> {
  for (let second = 0; second < 120; second += 1) {
    if (await so()) return;
    scene.pass(1);
    await wait(5);
  }
  expect.fail('it never came to be');
}
