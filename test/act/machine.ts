import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { actPart } from '../parts/act.ts';
import { nodePart } from '../parts/node.ts';
import { terraformPart } from '../parts/terraform.ts';
import type { ActPlace } from './act-run.ts';
import type { Engines } from './engines.ts';
import type { Pinned } from './for-act.ts';
import type { Identity } from './identity.ts';

export const PINNED: Pinned = { repository: 'acme/flipgate', commit: '1'.repeat(40) };
const WORKFLOW = join(import.meta.dirname, '../../.github/workflows/deploy.yml');

/**
 * A hosted runner, as far as this machine is one: none of the engines is on its PATH.
 * @param ours  the copy of this repository
 */
export async function openMachine(
  ours: string,
  identity: Identity,
  engines: Engines,
): Promise<Pick<ActPlace, 'act' | 'repositories' | 'environment'>> {
  const [act, node, terraform] = await Promise.all([actPart(), nodePart(), terraformPart()]);
  return {
    act,
    repositories: new Map([
      [`${PINNED.repository}@${PINNED.commit}`, ours],
      [await pinOf('hashicorp/setup-terraform'), join(import.meta.dirname, 'setup-terraform')],
      [await pinOf('opentofu/setup-opentofu'), join(import.meta.dirname, 'setup-opentofu')],
    ]),
    environment: {
      ...terraform.env,
      PATH: [engines.network, dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      FOLDER_OF_TERRAFORM: dirname(terraform.binary),
      FOLDER_OF_TOFU: engines.tofu,
      RUNNER_ENVIRONMENT: 'github-hosted',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: identity.password,
    },
  };
}

/** An action as the workflows pin it; all of them pin the same. */
async function pinOf(action: string): Promise<string> {
  const [pin] = new RegExp(`${action}@[0-9a-f]{40}`).exec(await readFile(WORKFLOW, 'utf8')) ?? [];
  if (pin === undefined) throw new Error(`${WORKFLOW} has no ${action}`);
  return pin;
}
