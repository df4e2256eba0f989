import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Plan } from '../../../src/model/plan-change.ts';
import { readPlanText } from '../../engines/terraform/read-plan.ts';

/** One of the plans that `fixtures/make-plans.ts` keeps. */
export function realPlan(name: string): Plan {
  return readPlanText(realPlanText(name));
}

export function realPlanText(name: string): string {
  return gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json.gz`))).toString();
}

/** As `test/infra/givens.ts` makes them of one digit. */
export function imageOf(release: string): string {
  return `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${release.repeat(64)}`;
}

export const BLANKS = {
  images: ['1', '2'].map(imageOf),
  releases: ['1', '2'].map((release) => release.repeat(40)),
  account: '123456789012',
};
