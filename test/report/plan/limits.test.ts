import { describe, expect, test } from 'vitest';
import type { PlannedStack } from '../../../src/model/picture.ts';
import type { PlanChange } from '../../../src/model/plan-change.ts';
import { COMMENT_LIMIT, PAGE_LIMIT, rendered } from '../../../src/report/plan/render.ts';
import { checkTitle } from '../../../src/report/plan/title.ts';
import { plannedPicture } from './pictures.ts';
import { faultsOf } from './rendered-markdown.ts';

const same = (text: string) => text;

function changes(count: number, actionOf: (index: number) => PlanChange['action']): readonly PlanChange[] {
  return Array.from({ length: count }, (_, index) => ({
    address: `module.tenant["customer-${index}"].aws_sqs_queue.jobs`,
    type: index % 1_000 === 7 ? 'aws_sqs_queue' : 'aws_cloudwatch_metric_alarm',
    action: actionOf(index),
    attributes: [{ path: 'name', before: { known: `"old-${index}"` }, after: { known: `"new-${index}"` } }],
  }));
}

function picture(list: readonly PlanChange[]) {
  const stack: PlannedStack = {
    name: 'shared',
    standing: 'shared',
    basis: { kind: 'known' },
    changes: list,
    digests: list.map((_, index) => String(index).padStart(20, '0')),
    byRelease: 0,
    deferred: [],
    drift: [],
    outputChanges: 0,
    diagnostics: [],
  };
  return plannedPicture([stack]);
}

describe.each([100, 1_000, 10_000, 50_000])('%i resources', (count) => {
  const some = picture(
    changes(count, (index) => (index % 100 === 7 ? 'destroy' : index % 100 === 8 ? 'replace' : 'update')),
  );
  const { comment, page, whole, cut } = rendered(some, same);
  const lost = count / 100;

  test('keep the limits and render to nothing but the report', () => {
    expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(PAGE_LIMIT);
    expect(faultsOf(comment)).toEqual([]);
  });

  test('are counted exactly', () => {
    const words = `${(count - 2 * lost).toLocaleString('en-US')} to change, ${lost} to replace, ${lost} to destroy`;
    expect(comment).toContain(words);
    expect(page).toContain(words);
    expect(checkTitle(some)).toBe(`Plan: blocked, ${words}`);
  });

  test('name every destroy and every replacement, before anything else, on the page', () => {
    const named = page.slice(page.indexOf('| action |'));
    for (let index = 0; index < count; index += 100) {
      for (const at of [index + 7, index + 8])
        expect(named).toContain(`customer-${at}&#34;&#93;`.replace('&#34;', '"'));
    }
    const [lastLost, firstOther] = [named.lastIndexOf('**replace**'), named.indexOf('~ change')];
    expect(firstOther < 0 || lastLost < firstOther).toBe(true);
  });

  test('are all in the whole text', () => {
    const text = [...whole].join('');
    expect(text.match(/aws_sqs_queue\.jobs/g)).toHaveLength(count);
    expect(text).toContain(`"new-${count - 1}"`);
  });

  test('where some are left out, this is said, with where they are', () => {
    const rows = comment.match(/^\| [~−±]/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(50);
    expect(cut.comment).toBe(comment.includes('There is no room for everything here'));
    expect(cut.page).toBe(page.includes('There is no room for everything here'));
    if (rows === count) return;
    expect(comment).toMatch(/… and [\d,]+ more that this table has no room for/);
    expect(comment).toMatch(/all of it in \[plan-shop-production\.txt\]\(https:/);
    const left = /… and ([\d,]+) more that this table/.exec(comment)?.[1]?.replaceAll(',', '');
    expect(rows + Number(left)).toBe(count);
  });
});

test('fifty thousand destroys: as many as fit are named, the rest is counted', () => {
  const all = picture(changes(50_000, () => 'destroy'));
  const { comment } = rendered(all, same);
  expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  const rows = comment.match(/^\| −/gm)?.length ?? 0;
  const names = comment.match(/\(destroy\)$/gm)?.length ?? 0;
  const unnamed = /Of those that go, ([\d,]+) are not named here/.exec(comment)?.[1]?.replaceAll(',', '');
  expect(rows + names + Number(unnamed)).toBe(50_000);
  // What holds data comes first, and in the caution too.
  expect(comment.slice(comment.indexOf('| action |')).indexOf('customer-49007')).toBeGreaterThan(0);
});

test('a resource with more attributes than fit does not push out the others', () => {
  const attributes = Array.from({ length: 5_000 }, (_, index) => ({
    path: `setting_${index}`,
    before: { known: '"a"' },
    after: { known: JSON.stringify('b'.repeat(500)) },
  }));
  const [big, small] = changes(2, () => 'update');
  const { comment, page } = rendered(
    picture([{ ...(big as PlanChange), attributes }, small as PlanChange]),
    same,
  );
  for (const shown of [comment, page]) {
    expect(shown).toContain('more lines');
    expect(shown).toContain('"new-1"');
  }
});
