import { expect, test } from 'vitest';
import { readEvent } from '../../../src/engines/terraform/events.ts';
import { progressLine } from '../../../src/engines/terraform/progress.ts';

const hook = (action: string, elapsed_seconds?: number) => ({
  hook: { resource: { addr: 'aws_lb.web' }, action, elapsed_seconds },
});
const line = (event: object) => progressLine(readEvent(JSON.stringify(event)));

test.each<[object, string | undefined]>([
  [{ type: 'apply_start', ...hook('create') }, 'aws_lb.web: creating'],
  [{ type: 'apply_start', ...hook('delete') }, 'aws_lb.web: destroying'],
  [{ type: 'apply_start', ...hook('read') }, undefined],
  [{ type: 'apply_progress', ...hook('create', 10) }, undefined],
  [{ type: 'apply_complete', ...hook('create', 3) }, 'aws_lb.web: created after 3 s'],
  [{ type: 'apply_complete', ...hook('update', 0) }, 'aws_lb.web: updated after 0 s'],
  [{ type: 'apply_complete', ...hook('delete', 61) }, 'aws_lb.web: destroyed after 61 s'],
  [{ type: 'apply_errored', ...hook('update', 5) }, 'aws_lb.web: updating failed after 5 s'],
  [{ type: 'refresh_complete', ...hook('read') }, undefined],
  [{ type: 'change_summary', '@message': 'Plan: 1 to add' }, undefined],
  [
    { type: 'diagnostic', '@message': 'Warning: old', diagnostic: { severity: 'warning', summary: 'old' } },
    'Warning: old',
  ],
  [
    { type: 'diagnostic', '@message': 'Error: no', diagnostic: { severity: 'error', summary: 'no' } },
    undefined,
  ],
  [{ type: 'of_the_future', hook: { unheard: 'of' }, '@message': 'x' }, undefined],
])('%j', (event, expected) => {
  expect(line(event)).toBe(expected);
});

test('a line that is no event is shown as it is', () => {
  expect(progressLine(readEvent('panic: runtime error'))).toBe('panic: runtime error');
  expect(progressLine(readEvent('null'))).toBe('null');
});
