import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StateBackend } from '../../../src/engines/terraform/options.ts';
import { s3Backend } from '../../../src/engines/terraform/s3-backend.ts';
import type { Store } from '../../../src/ports.ts';
import type { CloudRequest } from '../../cloud/room.ts';
import { S3Room } from '../../cloud/s3/s3-room.ts';
import { bucketStore } from './bucket-store.ts';

const BUCKET = 'states';
export const SITE = 'shop-production';

/** A bucket of the local cloud's S3 behind a port of its own, with terraform's states and lock files. */
export interface S3States {
  /** For AWS_ENDPOINT_URL. */
  readonly address: string;
  readonly backend: StateBackend;
  readonly store: Store;
  /** The lock file of a stack, as terraform wrote it. */
  lockOf(stack: string): string | undefined;
  /** As somebody else's terraform would leave it. */
  placeLock(stack: string, info: Readonly<Record<string, string>>): Promise<void>;
  /** The next so many writes of a state are refused. */
  refuseStates(count: number): void;
  close(): Promise<void>;
}

export async function openS3States(): Promise<S3States> {
  const room = new S3Room({ now: () => Date.now() });
  const bucket = room.create(BUCKET);
  let refusing = 0;
  const server = createServer(async (incoming, response) => {
    const request = await requestOf(incoming);
    const state = request.method === 'PUT' && /\.tfstate\?/.test(request.url);
    const refused = state && refusing-- > 0;
    const answer = refused ? { status: 403, headers: {}, body: '' } : await room.answer(request);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = bucketStore(bucket);
  const lockKey = (stack: string) => `${SITE}/${stack}.tfstate.tflock`;
  return {
    address,
    backend: statesBackend(address, store),
    store,
    lockOf: (stack) => {
      const found = bucket.get(lockKey(stack));
      return found && Buffer.from(found.body).toString();
    },
    placeLock: async (stack, info) => {
      await store.create(lockKey(stack), JSON.stringify(info));
    },
    refuseStates: (count) => {
      refusing = count;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The product's own backend, told in addition to leave alone what this cloud has no room for. */
export function statesBackend(endpoint: string, store: Store): StateBackend {
  const backend = s3Backend({ bucket: BUCKET, siteKey: SITE, region: 'eu-west-1', endpoint, store });
  return {
    ...backend,
    settings: (stack) => ({
      ...backend.settings(stack),
      skip_credentials_validation: 'true',
      skip_requesting_account_id: 'true',
      skip_metadata_api_check: 'true',
    }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<CloudRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}
