import { settleInputs, TWO_PHASES } from '../requests.ts';
import { billing, deploy, ends, rollback, type Scene } from '../scene-order.ts';
import type { Act, Story } from './story.ts';

/** In the middle of the colour's apply, by what each engine says of it. */
const BY_TERRAFORM = /^module\.color\..*: (creating|updating)$/;
const KILLED_AT = {
  ...{ terraform: BY_TERRAFORM, tofu: BY_TERRAFORM, terragrunt: BY_TERRAFORM },
  cdk: /^Tasks\w+: (create|update) in progress$/,
} as const;

/** A migration that the live code would not survive: refused, then in two phases, to its end. */
export function twoPhases({ releases, seventh, stage, variables }: Story): Act {
  const deploySeventh = (bill: Parameters<typeof deploy>[1]): Scene =>
    deploy(stage, bill, releases.known(7), variables.later, TWO_PHASES);
  return [
    async () =>
      deploy(
        stage,
        billing('9-refused', 'release 6 drops a column at once', ends(1, 'refused', 'green')),
        await releases.push({ kind: 'two-phases', number: 6 }, 'References in place of notes'),
        variables.later,
      ),
    async () => {
      releases.pushBuilt(7, await seventh, 'References in two phases');
      const killed = ends(137, undefined, 'green');
      return {
        ...deploySeventh(billing('10-killed', `release 7 in two phases, killed in ${stage.engine}`, killed)),
        killAt: KILLED_AT[stage.engine],
      };
    },
    async () => deploySeventh(billing('11-rerun', 'the same push run again', ends(0, 'live', 'blue'))),
    async () => ({
      ...billing('12-settle', 'its settle, which drops the column', ends(0, 'live', 'blue')),
      order: {
        commit: releases.known(7).commit,
        event: 'workflow_dispatch',
        inputs: (child) => settleInputs(child, releases.known(7).commit),
      },
    }),
    async () =>
      rollback(
        billing('13-gate', 'rollback past that is refused', ends(1, 'refused', 'blue')),
        releases.known(7).commit,
        { reason: 'references are wrong' },
      ),
  ];
}
