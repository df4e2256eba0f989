import type { Release } from '../release.ts';
import { type Fact, judged } from './fact.ts';
import type { Finding } from './finding.ts';

/** Where the credentials lead, beside where the newest release was built. */
export function accountFindings(
  account: Fact<string>,
  region: string,
  newest: Pick<Release, 'shared'> | undefined,
): readonly Finding[] {
  return [
    judged('AWS account', account, 'by deploys', (value) =>
      same(
        'AWS account',
        value,
        newest?.shared.account_id,
        'Correct `aws-role`, or the ambient credentials.',
      ),
    ),
    same('AWS region', region, newest?.shared.region, 'Correct `aws-region`.'),
  ];
}

function same(check: string, value: string, built: string | undefined, remedy: string): Finding {
  if (built === undefined || built === value) return { check, kind: 'good', found: value };
  return { check, kind: 'bad', found: `${value}, but this environment lives in ${built}`, remedy };
}
