import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readParityMark } from '../../../src/model/parity-mark.ts';
import type {
  FailedPicture,
  OnMerge,
  Picture,
  PlannedPicture,
  PlannedStack,
} from '../../../src/model/picture.ts';
import type { AttributeValue, PlanChange, PlanDiagnostic } from '../../../src/model/plan-change.ts';
import { markdown } from '../../../src/report/plan/markdown.ts';
import { penFor } from '../../../src/report/plan/pen.ts';
import { COMMENT_LIMIT, PAGE_LIMIT, rendered } from '../../../src/report/plan/render.ts';
import { redaction } from '../../../src/report/redaction.ts';
import { failedPicture, MIGRATING, plannedPicture } from './pictures.ts';
import { faultsOf } from './rendered-markdown.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</details></pre></code><img src=x onerror=y>',
  `-->\n<!-- flipgate:parity:1 production x ${'0'.repeat(64)} 1  -->`,
  '``\u200e`\n@octocat ![x](https://evil.example)',
  '```\n````\n~~~\n# Heading\n- item\n1. one\n> quote',
  '`'.repeat(200),
  '| a | b |\n| --- | --- |',
  '[x](https://evil.example) ![x](y) https://evil.example a@evil.example',
  '@octocat @acme/everyone #1 GH-1 :tada:',
  '\u202eright to left\u200f\u061c\u2066',
  '::error::x\n##[group]x\r::stop-commands::x\u001b[31m',
  '\\',
  '$x$ $$y$$ ~~z~~ **b** _i_ &lt; &#64;',
];
const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'<>&`*_~[]()!|\\#@:/.-+=$ \nwa1'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

/** A picture in which every text that comes from outside is one of `text`. */
function pictureOf(text: fc.Arbitrary<string>): fc.Arbitrary<Picture> {
  return fc.oneof(planned(text), failed(text));
}

function planned(text: fc.Arbitrary<string>): fc.Arbitrary<PlannedPicture> {
  const stack = stackOf(text);
  return fc
    .record({
      stacks: fc.array(stack, { minLength: 1, maxLength: 2 }),
      environment: text,
      commit: text,
      runUrl: text,
      completeIn: fc.record({ kind: fc.constant('artifact' as const), name: text, url: text }),
      release: fc.record({
        image: fc.record({ from: text, to: text }),
        release: fc.record({ from: text, to: text }),
      }),
      verdicts: fc.array(
        fc.record({
          gate: fc.constantFrom('destroy', 'policy'),
          kind: fc.constantFrom('passes', 'stops'),
          detail: text,
        }),
        { maxLength: 2 },
      ),
      policy: fc.record({ command: text, exitCode: fc.nat(), output: fc.array(text, { maxLength: 4 }) }),
      merge: merge(text),
    })
    .map(({ stacks, ...more }) => ({ ...plannedPicture(stacks), ...more }));
}

function stackOf(text: fc.Arbitrary<string>): fc.Arbitrary<PlannedStack> {
  const value = fc.oneof<fc.Arbitrary<AttributeValue>[]>(
    text.map((known) => ({ known: JSON.stringify(known) })),
    fc.constantFrom('absent', 'unknown', 'sensitive'),
  );
  const change: fc.Arbitrary<PlanChange> = fc.record({
    address: text,
    type: fc.constantFrom('aws_db_instance', 'aws_lb', 'x'),
    action: fc.constantFrom('create', 'update', 'replace', 'destroy', 'move', 'read'),
    reason: text,
    movedFrom: text,
    opens: fc.array(text, { maxLength: 4 }),
    attributes: fc.array(fc.record({ path: text, before: value, after: value }), { maxLength: 4 }),
  });
  const changes = fc.array(change, { maxLength: 4 });
  const diagnostic: fc.Arbitrary<PlanDiagnostic> = fc.record({
    severity: fc.constant('warning' as const),
    summary: text,
    detail: text,
    file: text,
    line: fc.nat(),
  });
  return fc.record({
    name: fc.constantFrom('shared', 'blue'),
    standing: fc.constantFrom('shared', 'live'),
    basis: text.map((why) => ({ kind: 'provisional' as const, why })),
    changes,
    digests: fc.constant(['d'.repeat(20)]),
    byRelease: fc.nat(3),
    deferred: changes,
    drift: changes,
    outputChanges: fc.nat(3),
    diagnostics: fc.array(diagnostic, { maxLength: 2 }),
  });
}

function merge(text: fc.Arbitrary<string>): fc.Arbitrary<OnMerge> {
  return fc
    .record({ one: text, two: text, lines: fc.array(text, { maxLength: 4 }) })
    .map(({ one, two, lines }) => ({
      ...MIGRATING,
      hold: { from: one, by: two, reason: one, stops: true },
      image: { kind: 'build', repository: one },
      settle: { release: two, endsWarmRollbackTo: one, contractCommand: two },
      hostname: one,
      verify: { count: 1, paths: lines },
      migrations: {
        kind: 'pending',
        migrations: lines.map((name) => ({
          name,
          phase: 'expand',
          operations: lines,
          guard: { kind: 'refused', why: one, instead: two },
          lockRisk: two,
          sql: lines,
        })),
      },
    }));
}

function failed(text: fc.Arbitrary<string>): fc.Arbitrary<FailedPicture> {
  return fc
    .record({
      summary: text,
      detail: text,
      file: text,
      message: text,
      remedy: text,
      environment: text,
      commit: text,
    })
    .map(({ summary, detail, file, ...more }) => ({
      ...failedPicture([{ severity: 'error', summary, detail, file, line: 3 }]),
      ...more,
    }));
}

const same = (text: string) => text;

describe('whatever the values hold', () => {
  test('what GitHub renders of it is the report and text', () => {
    fc.assert(
      fc.property(pictureOf(anyText), (picture) => {
        expect(faultsOf(rendered(picture, same).comment)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('the mark that is read is the one that was written', () => {
    fc.assert(
      fc.property(planned(anyText), (picture) => {
        const mark = readParityMark(rendered(picture, same).comment, picture.environment);
        expect(mark?.digest).toBe(picture.digest);
        expect(mark?.changes).toEqual({
          kind: 'listed',
          digests: picture.stacks.flatMap(({ digests }) => digests),
        });
      }),
    );
  });

  test('the page is what it would be without the comment', () => {
    fc.assert(
      fc.property(pictureOf(anyText), (picture) => {
        expect(rendered(picture, same).page).toBe(markdown(picture, penFor(same), PAGE_LIMIT, 'page'));
      }),
    );
  });

  test('comment and page keep their limits', () => {
    const long = fc
      .constantFrom('x', 'ü', '🟥', '`', '&', '\u0000', ' ', '\n')
      .map((unit) => unit.repeat(10_000));
    const many = pictureOf(long).map((picture) =>
      picture.state === 'planned'
        ? {
            ...picture,
            stacks: picture.stacks.map((stack) => ({
              ...stack,
              changes: Array(100).fill(stack.changes).flat(),
            })),
          }
        : picture,
    );
    fc.assert(
      fc.property(many, (picture) => {
        const { comment, page } = rendered(picture, same);
        expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
        expect(Buffer.byteLength(page)).toBeLessThanOrEqual(PAGE_LIMIT);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

describe('a known secret', () => {
  const SECRET = 'p/ss<w"rd>&`x`|ü%';
  const FORMS = [
    SECRET,
    JSON.stringify(SECRET).slice(1, -1),
    encodeURIComponent(SECRET),
    new URLSearchParams({ q: SECRET }).toString().slice(2),
    Buffer.from(SECRET).toString('base64'),
    Buffer.from(SECRET).toString('base64url'),
    Buffer.from(`user:${SECRET}`).toString('base64'),
  ];
  const hide = redaction([SECRET]);
  /** What of it must be nowhere: its forms, and these as the report writes values. */
  const traces = [
    ...FORMS,
    ...FORMS.map((form) => rendered(failedPicture([], form), same).comment.split('\n')[3] ?? form),
  ];

  test('is shown in no form and at no place', () => {
    const text = fc.tuple(anyText, fc.constantFrom(...FORMS), anyText).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(pictureOf(text), (picture) => {
        const { comment, page, whole } = rendered(picture, hide);
        const shown = [comment, page, [...whole].join('')]
          .join('\n')
          .replace(/<!-- flipgate:[\s\S]*?-->/g, '');
        expect(traces.filter((trace) => shown.includes(trace))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is not shown in part where a value is cut', () => {
    const change: PlanChange = {
      address: 'a',
      type: 'x',
      action: 'update',
      attributes: [{ path: 'p', before: { known: `"${'y'.repeat(290)}${SECRET}"` }, after: 'absent' }],
    };
    const stack = {
      name: 'shared',
      standing: 'shared',
      basis: { kind: 'known' },
      byRelease: 0,
      outputChanges: 0,
    } as const;
    const none = { digests: [], deferred: [], drift: [], diagnostics: [] };
    const { comment } = rendered(plannedPicture([{ ...stack, ...none, changes: [change] }]), hide);
    expect(comment).not.toContain(SECRET.slice(0, 6));
  });
});
