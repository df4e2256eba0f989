import { expect, test } from 'vitest';
import { showSteps } from '../../infra/bootstrap/deploy/shown-steps.ts';

function shown(lines: readonly string[], how: 'all' | 'few' = 'few', tick = 700) {
  const told: string[] = [];
  const kept: string[] = [];
  let now = 0;
  const steps = showSteps(
    { line: (text) => told.push(text) },
    how,
    (text) => kept.push(text),
    () => {
      now += tick;
      return now;
    },
  );
  for (const line of lines) steps.take(line);
  return { told, kept, tail: steps.tail() };
}

test('steps, what the action says of them, notices and errors; other programs only when asked for', () => {
  const lines = [
    ...['::group::lock', 'a line', '::stop-commands::token', 'a line of docker', '::token::', '::endgroup::'],
    ...['::notice::look%0Ahere', '::error title=Flipgate%3A x::bad%25'],
  ];
  const ends = ['notice: look\nhere', 'error: bad%'];
  expect(shown(lines, 'few', 100).told).toEqual(['lock …', '  a line', ...ends]);
  expect(shown(lines, 'all', 100).told).toEqual(['lock …', '  a line', '  a line of docker', ...ends]);
  expect(shown(lines).kept).toContain('a line of docker');
});

test('a step that takes a second is told with its time', () => {
  const lines = ['::group::lock', '::endgroup::', '::group::image', '::endgroup::'];
  expect(shown(lines).told).toEqual(['lock …', 'image …']);
  expect(shown(lines, 'few', 61_000).told).toEqual([
    ...['lock …', 'lock: 1 min 1 s'],
    ...['image …', 'image: 1 min 1 s'],
  ]);
});

test('no secret is shown or kept, and the command that names it least of all', () => {
  const { told, kept } = shown(
    ['::add-mask::hunter', '::add-mask::hunter%0A2', 'it is hunter', '::notice::hunter%0A2!'],
    'all',
  );
  expect(told).toEqual(['  it is ***', 'notice: ***!']);
  expect([...told, ...kept].join()).not.toContain('hunter');
});

test('what somebody else’s program says is no command', () => {
  const foreign = ['::stop-commands::token', '::error::not ours', '::token::', '::error::ours'];
  expect(shown(foreign, 'all').told).toEqual(['  ::error::not ours', 'error: ours']);
});

test('the last forty lines are kept for who has to look', () => {
  const { tail } = shown(Array.from({ length: 50 }, (_, at) => `line ${at}`));
  expect(tail).toHaveLength(40);
  expect(tail.at(-1)).toBe('line 49');
});
