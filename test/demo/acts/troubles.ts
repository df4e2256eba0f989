import type { Pushed } from '../releases.ts';
import { billing, deploy, ends, rollback } from '../scene-order.ts';
import type { Act, Story } from './story.ts';

/** How soon after its first visitors release 4 breaks: after it was verified, inside its bake. */
const BREAKS_AFTER_SECONDS = 6;

/** What was rolled back is held back, what is pushed in its place fails twice, and a cold colour helps. */
export function troubles({ releases, stage, variables }: Story): Act {
  return [
    async () =>
      deploy(
        stage,
        billing('5-held', 'a push with the held release is stopped', ends(1, 'refused', 'blue')),
        await releases.push({ kind: 'good', number: 3 }, 'Invoices'),
        variables.later,
      ),
    async () => {
      const fourth = await releases.push(
        { kind: 'fails-in-bake', number: 4, afterSeconds: BREAKS_AFTER_SECONDS },
        reverts(releases.known(2)),
      );
      const bill = billing(
        '6-fails-in-bake',
        'release 4 reverts it, and fails in bake',
        ends(2, 'flipped-back', 'blue'),
      );
      return { ...deploy(stage, bill, fourth, variables.later), faulty: fourth.commit };
    },
    async () =>
      deploy(
        stage,
        billing('7-fails-to-start', 'release 5 fails its start', ends(1, 'refused', 'blue')),
        await releases.push({ kind: 'fails-to-start', number: 5 }, 'Payments'),
        variables.later,
      ),
    async () =>
      rollback(
        billing('8-rollback-cold', 'back to release 2 after all, cold', ends(0, 'live', 'green')),
        releases.known(5).commit,
        { to: releases.known(2).commit, reason: 'orders without notes are worse' },
      ),
  ];
}

function reverts({ commit }: Pushed): string {
  return `Revert "Notes on orders"\n\nThis reverts commit ${commit}.`;
}
