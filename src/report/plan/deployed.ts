import type { Outcome } from '../../model/outcome.ts';
import { digestOf } from '../../model/planned-stack.ts';
import { rendered } from './render.ts';

/** What a page has at least: its first line and its last. */
const SMALLEST_PAGE = 16_384;

/** What a deploy did to the infrastructure, for its page; empty when it did not come to a plan. */
export function deployedPlans(
  { plans = [], release = '', startedAt, image, url = '' }: Outcome,
  hide: (text: string) => string,
  limit: number,
): string {
  if (plans.length === 0 || limit < SMALLEST_PAGE) return '';
  const picture = {
    state: 'planned',
    asked: 'deploy',
    environment: url.replace('https://', ''),
    commit: release,
    at: startedAt,
    stacks: plans,
    release: image === undefined ? {} : { image: { to: image }, release: { to: release } },
    verdicts: [],
    digest: digestOf(plans),
  } as const;
  return rendered(picture, hide, limit).page;
}
