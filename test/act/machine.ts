import { delimiter, dirname, join } from 'node:path';
import { actPart } from '../parts/act.ts';
import { nodePart } from '../parts/node.ts';
import { terraformPart } from '../parts/terraform.ts';
import type { ActPlace } from './act-run.ts';
import type { Pinned } from './for-act.ts';
import type { Identity } from './identity.ts';

export const PINNED: Pinned = { repository: 'acme/flipgate', commit: '1'.repeat(40) };
/** As the workflows pin it. */
const SETUP_TERRAFORM = 'hashicorp/setup-terraform@dfe3c3f87815947d99a8997f908cb6525fc44e9e';

/**
 * A hosted runner, as far as this machine is one: Terraform is not on its PATH.
 * @param ours  the copy of this repository
 */
export async function openMachine(
  ours: string,
  identity: Identity,
): Promise<Pick<ActPlace, 'act' | 'repositories' | 'environment'>> {
  const [act, node, terraform] = await Promise.all([actPart(), nodePart(), terraformPart()]);
  return {
    act,
    repositories: new Map([
      [`${PINNED.repository}@${PINNED.commit}`, ours],
      [SETUP_TERRAFORM, join(import.meta.dirname, 'setup-terraform')],
    ]),
    environment: {
      ...terraform.env,
      PATH: [dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      FOLDER_OF_TERRAFORM: dirname(terraform.binary),
      RUNNER_ENVIRONMENT: 'github-hosted',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: identity.password,
    },
  };
}
