import { expect, test } from 'vitest';
import { foreignDrift } from '../../src/model/plan-drift.ts';

const changed = (type: string, ...paths: readonly string[]) => ({
  ...{ address: `${type}.this`, type, action: 'update' as const },
  attributes: paths.map((path) => ({ path, before: 'absent' as const, after: { known: '1' } })),
});

test.each([
  [
    'a scale-up, a release or a rollback',
    'aws_ecs_service',
    ['desired_count', 'task_definition'],
    'launch_type',
  ],
  [
    'the start or the emptying of a colour',
    'aws_appautoscaling_target',
    ['min_capacity', 'suspended_state[0].dynamic_scaling_in_suspended'],
    'max_capacity',
  ],
  [
    'the renewal of a certificate',
    'aws_acm_certificate',
    ['not_after', 'renewal_summary[0].renewal_status'],
    'subject_alternative_names[1]',
  ],
  ['a database that grows', 'aws_db_instance', ['allocated_storage'], 'max_allocated_storage'],
] as const)('%s is no drift; the rest of it is', (_, type, own, foreign) => {
  expect(foreignDrift(changed(type, ...own))).toBeUndefined();
  expect(foreignDrift(changed(type, ...own, foreign))?.attributes).toMatchObject([{ path: foreign }]);
});

test('whatever is gone is drift, and what the code has moved is none', () => {
  const gone = { address: 'aws_ecs_service.web', type: 'aws_ecs_service', action: 'destroy' } as const;
  expect(foreignDrift(gone)).toBe(gone);
  expect(foreignDrift({ ...gone, action: 'move', movedFrom: 'aws_ecs_service.old' })).toBeUndefined();
});
