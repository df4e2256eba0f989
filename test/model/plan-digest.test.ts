import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Color } from '../../src/model/color.ts';
import type { AttributeChange, AttributeValue, Plan, PlanChange } from '../../src/model/plan-change.ts';
import { digestOf, plannedStack } from '../../src/model/planned-stack.ts';

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:';

/** Words that a plan of the same code tells differently in another colour, of another release and account. */
const MOVING = [
  '{color}',
  'x-{color}-y',
  'arn:aws:ecs:r:{account}:task-definition/web-{color}:{revision}',
  '{image}',
  '{release}',
  '{id}',
];
const word = fc.constantFrom(
  ...MOVING,
  'eu-west-1',
  '443',
  'bluebird',
  'evergreen',
  'other/shop@sha256:abc',
  '',
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const value: fc.Arbitrary<AttributeValue> = fc.oneof(
  text.map((known) => ({ known: JSON.stringify(known) })),
  fc.uniqueArray(text, { maxLength: 4 }).map((list) => ({ known: JSON.stringify(list) })),
  fc.constantFrom<AttributeValue>('absent', 'unknown', 'sensitive', { known: '5' }),
);
const attribute: fc.Arbitrary<AttributeChange> = fc.record({
  path: fc.constantFrom('name', 'ingress[0].cidr_blocks', 'tags["a.b"]', 'tags.{color}'),
  before: value,
  after: value,
});
const change: fc.Arbitrary<PlanChange> = fc.record({
  address: fc.constantFrom('aws_lb.a', 'module.x["{color}"].aws_lb.b', 'aws_sqs_queue.c[0]'),
  type: fc.constantFrom('aws_lb', 'aws_sqs_queue'),
  action: fc.constantFrom('create', 'destroy', 'forget', 'move', 'import'),
  attributes: fc.uniqueArray(attribute, { maxLength: 4, selector: ({ path }) => path }),
});
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

interface World {
  readonly color: Color;
  readonly release: string;
  readonly account: string;
  readonly id: string;
}
const BLUE: World = { color: 'blue', release: 'a', account: '123456789012', id: 'sg-0123456789abcdef0' };
const GREEN: World = { color: 'green', release: 'b', account: '210987654321', id: 'sg-fedcba98765432100' };

/** The same code as it is planned in one colour. */
function planned(world: World, code: readonly PlanChange[]): Plan {
  const told = JSON.stringify(code)
    .replaceAll('{color}', world.color)
    .replaceAll('{account}', world.account)
    .replaceAll('{revision}', String(world.release.charCodeAt(0)))
    .replaceAll('{image}', IMAGE + world.release.repeat(64))
    .replaceAll('{release}', world.release.repeat(40))
    .replaceAll('{id}', world.id);
  const plan = { deferred: [], drift: [], outputChanges: 0, diagnostics: [] };
  return {
    ...plan,
    changes: JSON.parse(told) as PlanChange[],
    ids: new Map([[world.id, '<aws_lb.a["x"].id>']]),
  };
}

function digest(world: World, code: readonly PlanChange[]): string {
  const { color, release, account } = world;
  const blanks = { images: [IMAGE + release.repeat(64)], releases: [release.repeat(40)], account };
  return digestOf([
    plannedStack(planned(world, code), { name: color, standing: 'live', basis: { kind: 'known' } }, blanks),
  ]);
}

describe('the digest of a plan', () => {
  test('does not depend on colour, image, release, revision, account, ids and order', () => {
    const shuffled = changes.chain((code) =>
      fc.tuple(fc.constant(code), fc.shuffledSubarray([...code], { minLength: code.length })),
    );
    fc.assert(
      fc.property(shuffled, ([code, other]) => {
        expect(digest(GREEN, other)).toBe(digest(BLUE, code));
      }),
      { numRuns: 500 },
    );
  });

  test('is another for any other action, place, type, attribute or value, and for one change more or less', () => {
    const spoiled = fc.constantFrom<(one: PlanChange) => PlanChange>(
      (one) => ({ ...one, action: one.action === 'create' ? 'destroy' : 'create' }),
      (one) => ({ ...one, address: `${one.address}x` }),
      (one) => ({ ...one, type: `${one.type}x` }),
      (one) => ({ ...one, order: 'create-only' }),
      (one) => ({ ...one, movedFrom: 'aws_lb.old' }),
      (one) => ({
        ...one,
        attributes: [...(one.attributes ?? []), { path: 'new', before: 'absent', after: { known: '1' } }],
      }),
      (one) => ({
        ...one,
        attributes: one.attributes?.map((a) => ({ ...a, after: { known: '"spoiled"' } })) ?? [],
      }),
      (one) => ({
        ...one,
        attributes: one.attributes?.map((a) => ({ ...a, before: { known: '"spoiled"' } })) ?? [],
      }),
      (one) => ({ ...one, attributes: one.attributes?.map((a) => ({ ...a, path: `${a.path}x` })) ?? [] }),
    );
    fc.assert(
      fc.property(changes, fc.nat(), spoiled, (code, place, spoil) => {
        const at = place % code.length;
        const other = code.map((one, index) => (index === at ? spoil(one) : one));
        fc.pre(JSON.stringify(other) !== JSON.stringify(code));
        expect(digest(GREEN, other)).not.toBe(digest(BLUE, code));
        expect(digest(GREEN, [...code, ...code.slice(at, at + 1)])).not.toBe(digest(BLUE, code));
        expect(
          digest(
            GREEN,
            code.filter((_, index) => index !== at),
          ),
        ).not.toBe(digest(BLUE, code));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['a colour inside a word', '"bluebird"', '"greenbird"'],
    [
      'an image of another repository',
      `"other@sha256:${'a'.repeat(64)}"`,
      `"other@sha256:${'b'.repeat(64)}"`,
    ],
    ["somebody else's account", '"arn:aws:iam::111111111111:root"', '"arn:aws:iam::222222222222:root"'],
    ['an id that was given', '"subnet-11111111"', '"subnet-22222222"'],
    ['a list in another order', '["a","b"]', '["b","a"]'],
  ])('tells %s from another', (_, one, other) => {
    const code = (known: string): readonly PlanChange[] => [
      {
        address: 'a',
        type: 'b',
        action: 'create',
        attributes: [{ path: 'x', before: 'absent', after: { known } }],
      },
    ];
    expect(digest(BLUE, code(one))).not.toBe(digest(BLUE, code(other)));
  });
});

describe('what only the release changes', () => {
  const registered = (revision: number) => ({
    known: `"arn:aws:ecs:r:1:task-definition/shop-blue-web:${revision}"`,
  });
  const image = (path: string): AttributeChange => ({
    path,
    before: { known: JSON.stringify(`${IMAGE}${'a'.repeat(64)}`) },
    after: { known: JSON.stringify(`${IMAGE}${'b'.repeat(64)}`) },
  });
  const definition: PlanChange = {
    address: 'aws_ecs_task_definition.web',
    type: 'aws_ecs_task_definition',
    action: 'replace',
    attributes: [
      { path: 'arn', before: registered(1), after: 'unknown' },
      { path: 'revision', before: { known: '1' }, after: 'unknown' },
      image('container_definitions.web.image'),
      {
        path: 'container_definitions.web.environment.RELEASE',
        before: { known: '"x"' },
        after: { known: '"y"' },
      },
    ],
  };
  const service: PlanChange = {
    address: 'aws_ecs_service.web',
    type: 'aws_ecs_service',
    action: 'update',
    attributes: [{ path: 'task_definition', before: registered(1), after: 'unknown' }],
  };
  const stack = (...changes: readonly PlanChange[]) =>
    plannedStack(
      planned(BLUE, changes),
      { name: 'blue', standing: 'live', basis: { kind: 'known' } },
      { images: [`${IMAGE}${'b'.repeat(64)}`], releases: [] },
    );

  test('is counted and shown nowhere else', () => {
    expect(stack(definition, service)).toMatchObject({ changes: [], byRelease: 2, digests: [] });
  });

  test('is left out of what else changes', () => {
    const debug: AttributeChange = {
      path: 'container_definitions.web.environment.DEBUG',
      before: 'absent',
      after: { known: '"1"' },
    };
    const { changes } = stack(
      { ...definition, attributes: [...(definition.attributes ?? []), debug] },
      service,
    );
    expect(changes).toMatchObject([{ address: definition.address, attributes: [debug] }]);
  });

  test.each<[string, PlanChange]>([
    [
      'a service that moves to another definition',
      {
        ...service,
        attributes: [
          {
            path: 'task_definition',
            before: registered(1),
            after: { known: '"arn:aws:ecs:r:1:task-definition/other:1"' },
          },
        ],
      },
    ],
    [
      'an address of the other colour',
      {
        ...service,
        attributes: [{ path: 'host', before: { known: '"x-blue"' }, after: { known: '"x-green"' } }],
      },
    ],
    ['a definition that is tainted', { ...definition, cause: 'replace_because_tainted' }],
    ['a database with a new id', { ...definition, type: 'aws_db_instance' }],
    ['a destroyed definition', { address: 'a', type: 'aws_ecs_task_definition', action: 'destroy' }],
    [
      'an image of another repository',
      { ...definition, attributes: [{ ...image('x'), after: { known: '"elsewhere:1"' } }] },
    ],
  ])('is not %s', (_, change) => {
    expect(stack(change)).toMatchObject({ byRelease: 0, changes: [{ address: change.address }] });
  });
});
