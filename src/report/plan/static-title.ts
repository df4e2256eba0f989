import { firstFailure } from '../../model/code-check.ts';
import type { StaticPicture } from '../../model/picture.ts';

/** How the files of a pull request stand, in the words of a plan. */
export function staticStanding(picture: StaticPicture): 'failed' | 'changes' | 'no changes' {
  if (firstFailure(picture.checks) !== undefined) return 'failed';
  // What nobody has read may change everything.
  const isOpen = picture.code.kind !== 'listed' && picture.code.kind !== 'shipped';
  return isOpen || changesOf(picture).length > 0 || picture.migrations.kind === 'pending'
    ? 'changes'
    : 'no changes';
}

const UNCHANGED = {
  listed: 'no infrastructure code differs',
  shipped: 'no infrastructure code differs',
  app: 'a CDK app that is not run',
  'app gone': 'a CDK app that is taken away',
} as const;

/** All counts in words. */
export function staticCounts(picture: StaticPicture): string {
  const changes = changesOf(picture);
  const { migrations } = picture;
  const told = (['removed', 'changed', 'added'] as const).flatMap((action) => {
    const found = changes.filter((change) => change.action === action).length;
    return found === 0 ? [] : [`${found} ${action}`];
  });
  const pending = migrations.kind === 'pending' ? migrations.migrations.length : 0;
  return [
    told.length === 0 ? UNCHANGED[picture.code.kind] : `code of ${told.join(', ')}`,
    ...(pending === 0 ? [] : [`${pending} migration${pending === 1 ? '' : 's'}`]),
  ].join(', ');
}

function changesOf({ code }: StaticPicture) {
  return code.kind === 'listed' ? code.stacks.flatMap(({ changes = [] }) => changes) : [];
}
