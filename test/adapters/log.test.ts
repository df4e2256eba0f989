import { expect, test } from 'vitest';
import { openLog } from '../../src/adapters/log.ts';

function opened() {
  const written: string[] = [];
  return { log: openLog((text) => written.push(text)), text: () => written.join('') };
}

test('lines, notices, warnings and groups', () => {
  const { log, text } = opened();
  log.group('flip');
  log.line('api.example.com points at green');
  log.notice('100 % done\nreally');
  log.warning('slow');
  log.endGroup();
  expect(text()).toBe(
    '::group::flip\napi.example.com points at green\n::notice::100 %25 done%0Areally\n::warning::slow\n::endgroup::\n',
  );
});

test('foreign lines stand between words that only we know', () => {
  const { log, text } = opened();
  log.foreign(['::set-output name=x::1', 'plain']);
  const [first = '', ...rest] = text().trimEnd().split('\n');
  const token = first.replace('::stop-commands::', '');
  expect(token).toMatch(/^[\w-]{36}$/);
  expect(rest).toEqual(['::set-output name=x::1', 'plain', `::${token}::`]);
  log.foreign([]);
  expect(text().split('\n')).toHaveLength(5);
});

test.each(['::add-mask::x', 'first\n  ::error::x', 'reason: ##[command]x'])(
  '%s in a line of ours is not obeyed',
  (line) => {
    const { log, text } = opened();
    log.line(line);
    expect(text()).toMatch(/^::stop-commands::/);
  },
);
