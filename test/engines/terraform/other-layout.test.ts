import { afterEach, expect, test } from 'vitest';
import { refuseOtherLayout, UNITS } from '../../../src/engines/terraform/other-layout.ts';
import { SITE } from './s3-states.ts';
import { GO, openScene, type Scene, SHARED, UNASKED } from './scene.ts';

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

const HELD = { version: 4, resources: [{ type: 'aws_vpc' }] };
const DESTROYED = { version: 4, resources: [] };
const ENCRYPTED = { meta: {}, encrypted_data: 'x' };

/** States by their names, asked by the layout of units, as the engine of Terragrunt does. */
async function asked(states: Readonly<Record<string, object>>): Promise<unknown> {
  const get = async (key: string) => {
    const state = states[key.slice(`${SITE}/`.length, -'.tfstate'.length)];
    return state && { body: JSON.stringify(state), etag: '"1"', modifiedAt: 0, storeNow: 0 };
  };
  return refuseOtherLayout({ siteKey: SITE, store: { get }, engine: 'terragrunt' }, UNITS, ['shared']);
}

test.each([
  ['a first deploy', {}],
  ['states that are there', { cluster: HELD, shared: HELD }],
  ['another layout whose all was destroyed', { shared: DESTROYED }],
])('%s is nothing to refuse', async (_, states) => {
  await expect(asked(states)).resolves.toBeUndefined();
});

test.each([
  ['resources in the other layout alone', { shared: HELD }],
  ['own states that were destroyed', { shared: HELD, network: DESTROYED }],
  ['a state that cannot be read', { shared: ENCRYPTED }],
])('%s: the engine is the wrong one', async (_, states) => {
  await expect(asked(states)).rejects.toMatchObject({
    message: expect.stringMatching(
      /^`engine` terragrunt keeps shared in network\.tfstate, .*shop-production\/shared\.tfstate/,
    ),
    remedy: expect.stringMatching(/^Set `engine` to terraform or tofu/),
  });
});

test('terraform plans nothing of shared where its units hold an environment', async () => {
  scene = await openScene({ shared: 'resource "terraform_data" "web" {}\noutput "id" { value = 1 }\n' });
  const key = `${SITE}/redis.tfstate`;
  await scene.states.store.create(key, JSON.stringify(HELD));
  const refused = scene.open({ engine: 'terraform' }).plan(SHARED, {}, GO);
  await expect(refused).rejects.toMatchObject({
    message: expect.stringContaining(`lies in ${key}`),
    remedy: expect.stringMatching(/^Set `engine` to terragrunt\./),
  });

  await scene.states.store.remove(key, (await scene.states.store.get(key))?.etag ?? '');
  await (await scene.open().plan(SHARED, {}, GO)).apply(GO, UNASKED);
  await scene.states.store.create(key, JSON.stringify(HELD));
  expect((await scene.open().plan(SHARED, {}, GO)).changes).toEqual([]);
});
