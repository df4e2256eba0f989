import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FULL_TOKEN } from '../cloud/cloudflare/access.ts';
import { CloudflareRoom } from '../cloud/cloudflare/cloudflare-room.ts';
import { Zone } from '../cloud/cloudflare/zone.ts';
import { Edge } from '../cloud/edge/edge.ts';
import { listen } from '../cloud/listen.ts';
import { cloudflareProvider } from '../parts/cloudflare-provider.ts';
import { type TerraformPart, terraformPart } from '../parts/terraform.ts';
import { copyInfra } from './infra-copy.ts';
import { type AppliedStack, folderStack, type Outputs } from './stacks.ts';
import { openTerraform, type TerraformRun } from './terraform-run.ts';

const API = '/client/v4';
/** An address that answers every request with 200. */
export const ORIGIN = '192.0.2.2';
const TOKEN = 'the-person-who-applies';

/** One zone, its API on a port of 127.0.0.1, its edge, and the root `edge` to be applied to it. */
export interface EdgeZone {
  readonly zone: Zone;
  readonly room: CloudflareRoom;
  /** Status of a GET of a host's path. */
  visit(host: string, path?: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  readonly stack: AppliedStack;
  /** Applies and expects to be refused: what was printed. */
  refusal(variables: Outputs): Promise<Refusal>;
  /** Any other command in the root's folder. */
  terraform(...args: readonly string[]): Promise<TerraformRun>;
  close(): Promise<void>;
}

export interface Refusal {
  /** On one line. */
  readonly said: string;
  readonly lines: readonly string[];
}

/** @param program finds terraform or tofu. */
export async function openEdgeZone(
  name: string,
  program: () => Promise<TerraformPart> = terraformPart,
): Promise<EdgeZone> {
  const zone = new Zone(name, { now: () => Date.now() });
  const room = new CloudflareRoom();
  room.zones.push(zone);
  room.tokens.set(TOKEN, FULL_TOKEN);
  const api = await listen((request) => room.answer({ ...request, url: request.url.slice(API.length) }));
  const edge = new Edge({ zones: [zone], loadBalancer: async () => undefined });
  edge.elsewhere.set(ORIGIN, {
    kind: 'function',
    answer: async () => ({ status: 200, headers: {}, body: '' }),
  });
  const { binary } = await program();
  const provider = await cloudflareProvider(binary);
  const environment = {
    ...provider.env,
    CLOUDFLARE_BASE_URL: `http://127.0.0.1:${api.port}${API}`,
    CLOUDFLARE_API_TOKEN: TOKEN,
  };
  const terraform = await openTerraform(environment, program);
  const copy = await copyInfra();
  const folder = join(copy.folder, 'edge');
  await writeFile(join(folder, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n');
  await tellRules(copy.folder);
  await terraform.succeed(folder, ['init', '-input=false', '-no-color']);
  const stack = folderStack(terraform, folder);
  return {
    zone,
    room,
    stack,
    visit: async (host, path = '/', headers = {}) => {
      const request = { method: 'GET', url: path, headers: { ...headers, host }, body: '' };
      const { status } = await edge.answer({ ...request, body: new Uint8Array() });
      return status;
    },
    refusal: async (variables) => {
      await writeFile(join(folder, 'test.auto.tfvars.json'), JSON.stringify(variables));
      const run = await terraform.run(folder, ['apply', '-auto-approve', '-input=false', '-no-color']);
      if (run.exitCode === 0) throw new Error(`Nothing was refused:\n${run.output}`);
      return { said: run.output.replaceAll(/\s+/g, ' '), lines: run.output.split('\n') };
    },
    terraform: (...args) => terraform.run(folder, args),
    close: async () => {
      await api.close();
      edge.close();
      await copy.remove();
    },
  };
}

/** One more output: the rules as the module wrote them, before the provider's schema drops what it does not know. */
async function tellRules(infra: string): Promise<void> {
  const output = (value: string) => `output "written_rules" {\n  value = ${value}\n  sensitive = true\n}\n`;
  await writeFile(join(infra, 'modules', 'cloudflare-edge', 'written.tf'), output('local.own_rules'));
  await writeFile(join(infra, 'edge', 'written.tf'), output('module.edge.written_rules'));
}
