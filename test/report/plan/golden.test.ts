import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvent } from '../../../src/engines/terraform/events.ts';
import { diagnosticsOf } from '../../../src/engines/terraform/plan-diagnostics.ts';
import type { Picture } from '../../../src/model/picture.ts';
import type { PlanDiagnostic } from '../../../src/model/plan-change.ts';
import { COMMENT_LIMIT, PAGE_LIMIT, rendered } from '../../../src/report/plan/render.ts';
import { openTerraform } from '../../infra/terraform-run.ts';
import { failedPicture, MIGRATING, PLANNING, plannedPicture, stackOf, TWO_PHASES } from './pictures.ts';
import { imageOf, realPlan } from './real-plans.ts';
import { faultsOf } from './rendered-markdown.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-failing-'));
});
afterAll(() => rm(folder, { recursive: true }));

const same = (text: string) => text;
const unchanged = () => stackOf(realPlan('shared-same'), 'shared', 'shared');
const PICTURES: Readonly<Record<string, () => Picture | Promise<Picture>>> = {
  planning: () => PLANNING,
  'no-changes': () => plannedPicture([unchanged(), stackOf(realPlan('blue-release'), 'blue', 'live')]),
  changes: () =>
    plannedPicture([unchanged(), stackOf(realPlan('blue-more'), 'blue', 'live')], {
      catchUp: { color: 'green', changes: realPlan('green-more').changes },
      merge: TWO_PHASES,
    }),
  'shared-bigger': () => plannedPicture([stackOf(realPlan('shared-bigger'), 'shared', 'shared')]),
  risky: () =>
    plannedPicture([stackOf(realPlan('risky'), 'shared', 'shared')], {
      verdicts: [
        { gate: 'destroy', kind: 'passes', detail: 'each of 3 is named in `allow-destroy`' },
        { gate: 'policy', kind: 'stops', detail: '`policy-command` ended with exit code 3' },
      ],
      merge: MIGRATING,
      policy: {
        command: './policy.sh',
        exitCode: 3,
        output: ['checking …', '<b>no public groups</b>', '##[error] refused'],
      },
    }),
  blocked: () => plannedPicture([stackOf(realPlan('shared-destroyed'), 'shared', 'shared')]),
  provisional: () => {
    const basis = {
      kind: 'provisional',
      why: 'Shared was never applied: its outputs are placeholders.',
    } as const;
    const stack = stackOf(realPlan('blue-first'), 'blue', 'idle', basis);
    return plannedPicture([stack], {
      release: { image: { to: imageOf('2') }, release: { to: '2'.repeat(40) } },
    });
  },
  failed: async () => failedPicture(await realDiagnostics()),
};

/** Of a configuration with a mistake, as terraform tells it. */
async function realDiagnostics(): Promise<readonly PlanDiagnostic[]> {
  const terraform = await openTerraform();
  await writeFile(
    join(folder, 'main.tf'),
    'resource "terraform_data" "x" {\n  input = var.no_such_thing\n}\n',
  );
  await terraform.succeed(folder, ['init', '-input=false', '-no-color']);
  const { stdout } = await terraform.run(folder, ['plan', '-json', '-input=false']);
  return diagnosticsOf(stdout.split('\n').map(readEvent), 'infra/shared');
}

test.each(Object.keys(PICTURES))('%s', async (name) => {
  const picture = await PICTURES[name]?.();
  if (picture === undefined) throw new Error(name);
  const { comment, page, whole } = rendered(picture, same);
  await expect(comment).toMatchFileSnapshot(join('golden', `${name}.md`));
  expect(faultsOf(comment)).toEqual([]);
  expect(faultsOf(page)).toEqual([]);
  expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(PAGE_LIMIT);
  const text = [...whole].join('');
  for (const shown of [comment, page, text]) expect(shown).not.toMatch(/hunter2|letme|sk-given-by-mistake/);
});

test('the same code planned in blue and in green gives the same digests', () => {
  for (const name of ['more', 'release']) {
    const [blue, green] = [
      stackOf(realPlan(`blue-${name}`), 'blue', 'live'),
      stackOf(realPlan(`green-${name}`), 'green', 'live'),
    ];
    expect(blue.digests.toSorted()).toEqual(green.digests.toSorted());
    expect(blue.byRelease).toBe(green.byRelease);
  }
});
