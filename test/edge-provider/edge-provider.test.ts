import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTerraform, type Terraform } from '../infra/terraform-run.ts';
import { CLOUDFLARE_VERSION, cloudflareProvider } from '../parts/cloudflare-provider.ts';
import { terraformPart } from '../parts/terraform.ts';

let terraform: Terraform;
let folder: string;

beforeAll(async () => {
  const { binary } = await terraformPart();
  terraform = await openTerraform((await cloudflareProvider(binary)).env);
  folder = await mkdtemp(join(tmpdir(), 'flipgate-edge-provider-'));
  await write({});
  await terraform.succeed(folder, ['init', '-input=false', '-no-color']);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('every attribute has the name, the type and the mode of the published schema', async () => {
  const published = await readFile(join(import.meta.dirname, 'published-schema.json'), 'utf8');
  const { resources, data_sources } = JSON.parse(published) as Published;
  const { stdout } = await terraform.succeed(folder, ['providers', 'schema', '-json']);
  const [schemas] = Object.values((JSON.parse(stdout) as Dump).provider_schemas);
  const names = Object.keys(resources);
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) expect(described(schemas?.resource_schemas[name])).toEqual(resources[name]);
  for (const name of Object.keys(data_sources)) {
    expect(described(schemas?.data_source_schemas[name])).toEqual(data_sources[name]);
  }
});

// Below the first level Terraform itself drops what it does not know: the edge root's own test looks there.
test('an attribute that the schema does not have is an error', async () => {
  const record = { zone_id: 'z', name: 'a', type: 'A', ttl: 1, content: '192.0.2.1' };
  expect(await diagnostics(record)).toEqual([]);
  expect(await diagnostics({ ...record, value: '192.0.2.1' })).toEqual([
    expect.stringContaining('Extraneous JSON object property'),
  ]);
  const { ttl: _, ...incomplete } = record;
  expect(await diagnostics(incomplete)).toEqual(['Missing required argument']);
});

type Attributes = Readonly<Record<string, unknown>>;

interface Published {
  readonly resources: Readonly<Record<string, Attributes>>;
  readonly data_sources: Readonly<Record<string, Attributes>>;
}

interface Schema {
  readonly block: { readonly attributes: Readonly<Record<string, Dumped>> };
}

interface Dump {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly resource_schemas: Readonly<Record<string, Schema>>;
        readonly data_source_schemas: Readonly<Record<string, Schema>>;
      }
    >
  >;
}

interface Dumped {
  readonly type?: string | readonly [string, unknown];
  readonly nested_type?: {
    readonly nesting_mode: string;
    readonly attributes: Readonly<Record<string, Dumped>>;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

/** A schema as terraform shows it, in the words of the published one. */
function described(schema: Schema | undefined): Attributes {
  return attributes(schema?.block.attributes ?? {});
}

function attributes(dumped: Readonly<Record<string, Dumped>>): Attributes {
  return Object.fromEntries(
    Object.entries(dumped).map(([name, one]) => {
      const mode = (['required', 'optional', 'computed'] as const).filter((word) => one[word]).join(' ');
      if (!one.nested_type) return [name, `${mode} ${typed(one.type)}`];
      const { nesting_mode, attributes: nested } = one.nested_type;
      return [name, { mode, [nesting_mode === 'single' ? 'object' : nesting_mode]: attributes(nested) }];
    }),
  );
}

function typed(type: unknown): string {
  return Array.isArray(type) ? `${type[0]}(${typed(type[1])})` : String(type);
}

/** Summaries of what `validate` finds wrong with one record. */
async function diagnostics(record: object): Promise<readonly string[]> {
  await write({ resource: { cloudflare_dns_record: { one: record } } });
  const { stdout } = await terraform.run(folder, ['validate', '-json']);
  const found = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly summary: string }[] };
  return found.diagnostics.map(({ summary }) => summary);
}

async function write(more: object): Promise<void> {
  const required_providers = { cloudflare: { source: 'cloudflare/cloudflare', version: CLOUDFLARE_VERSION } };
  await writeFile(
    join(folder, 'main.tf.json'),
    JSON.stringify({ terraform: { required_providers }, ...more }),
  );
}
