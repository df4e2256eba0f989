import { expect, test } from 'vitest';
import type { LookedReport } from '../../src/model/drift-report.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';
import { driftIssue, driftPart } from '../../src/report/drift/part.ts';
import { foreignParts } from './rendered.ts';

const RUN = { at: Date.UTC(2026, 10, 23), url: undefined };
const HOSTILE = '</code><img src=x> @ada #1 | `x` ```\n::error::now\u202e ![x](http://x.example)';

function report(changes: readonly PlanChange[], open: readonly PlanChange[] = []): LookedReport {
  return {
    ...{ kind: 'looked', environment: 'production', unseen: [] },
    stacks: [{ name: 'shared', changes, open }],
    edge: [{ host: 'api.example.com', found: HOSTILE, expected: HOSTILE }],
  };
}

function changes(count: number, value: string): readonly PlanChange[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ address: `module.m["${value}"].aws_sns_topic.n[${at}]`, type: 'aws_sns_topic', action: 'update' },
    attributes: [
      { path: `tags["${value}"]`, before: { known: value }, after: { known: value } },
      { path: 'policy', before: 'sensitive', after: 'sensitive' },
    ],
  }));
}

test('however much there is, the issue is taken by GitHub and the page shown; what is gone comes first', () => {
  const gone: PlanChange = { address: 'aws_sns_topic.gone', type: 'aws_sns_topic', action: 'destroy' };
  const many = report([...changes(20_000, 'x'.repeat(500)), gone], changes(20_000, 'y'));
  const issue = driftIssue(many, RUN, (text) => text);
  expect(issue.length).toBeLessThan(65_000);
  expect(issue).toContain('20,000 resources changed, 1 resource gone, 1 host at the edge.');
  expect(issue.split('\n').find((line) => line.startsWith('| shared |'))).toContain('**gone**');
  expect(issue).toMatch(/\n… and [\d,]+ more resources, of which 0 are gone\.\n/);
  expect(issue).toContain('What to do');
  const page = driftPart(many).join('\n');
  expect(Buffer.byteLength(page)).toBeLessThan(600_000);
  expect(foreignParts(page)).toEqual([]);
});

test('values are text, whatever is in them', () => {
  const issue = driftIssue(report(changes(3, HOSTILE), changes(3, HOSTILE)), RUN, (text) => text);
  expect(foreignParts(issue)).toEqual([]);
  expect(issue).not.toMatch(/(^|[^\w])@ada|\u202e|^::error/m);
});

test('a secret that a value holds is not in the issue', () => {
  const hide = (text: string) => text.replaceAll('hunter2hunter2', '***');
  const issue = driftIssue(report(changes(1, 'hunter2hunter2')), RUN, hide);
  expect(issue).toContain('<code>&#42;&#42;&#42;</code>');
  expect(issue).not.toContain('hunter2');
});
