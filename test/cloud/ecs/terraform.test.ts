import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command } from '../../parts/command.ts';
import { emulatorPart } from '../../parts/emulator.ts';
import { terraformPart } from '../../parts/terraform.ts';
import { awsService } from '../aws-request.ts';
import type { CloudRequest } from '../room.ts';
import { openShapes } from '../shapes/shapes.ts';
import type { EcsCloud } from './open-ecs.ts';
import { openEcs } from './open-ecs.ts';
import { IMAGE } from './scene.ts';

const QUICK = [50, 100] as const;
const { botocoreData } = await emulatorPart();
const part = await terraformPart();
const shapes = openShapes(botocoreData);
const cloud = openEcs({
  clock: { now: () => Date.now() },
  region: 'eu-central-1',
  account: '111122223333',
  shapes,
  secretValue: async () => 'a value',
  targetGroup: async () => ({}),
  delays: {
    provisioning: QUICK,
    pending: QUICK,
    activating: QUICK,
    deprovisioning: QUICK,
    scheduler: QUICK,
    logs: QUICK,
  },
});
let server: Server;
let folder: string;

beforeAll(async () => {
  server = serve(cloud);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  folder = await mkdtemp(join(tmpdir(), 'flipgate-ecs-'));
  await cp(join(import.meta.dirname, 'terraform'), folder, { recursive: true });
  await terraform('init', '-backend=false');
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it('holds what the real provider applies, reads back and destroys', async () => {
  await terraform('apply', '-auto-approve', ...variables(IMAGE));
  await terraform('plan', '-detailed-exitcode', ...variables(IMAGE));
  await terraform('apply', '-auto-approve', ...variables(IMAGE.replaceAll('aaaa', 'bbbb')));
  await terraform('plan', '-detailed-exitcode', ...variables(IMAGE.replaceAll('aaaa', 'bbbb')));
  await terraform('destroy', '-auto-approve', ...variables(IMAGE));
  expect(shapes.faults).toEqual([]);
  expect(cloud.control.ran().map((task) => task.group)).toEqual(['service:beat', 'service:beat']);
});

async function terraform(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, ...part.env, AWS_EC2_METADATA_DISABLED: 'true' };
  const { exitCode, output } = await command(part.binary, [...args, '-no-color'], { cwd: folder, env });
  expect(exitCode, output).toBe(0);
}

function variables(image: string): string[] {
  const { port } = server.address() as AddressInfo;
  return [`-var=endpoint=http://127.0.0.1:${port}`, `-var=image=${image}`, '-input=false'];
}

function serve(rooms: EcsCloud): Server {
  return createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: CloudRequest = {
      method: incoming.method ?? 'POST',
      url: incoming.url ?? '/',
      headers: incoming.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    };
    const room = awsService(request) === 'ecs' ? rooms.ecs : rooms.scaling;
    const answer = await room.answer(request);
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
}
