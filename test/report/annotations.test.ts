import { expect, test } from 'vitest';
import { openLog } from '../../src/adapters/log.ts';
import { withinLimits } from '../../src/report/annotations.ts';
import { errorCommand } from '../../src/report/workflow-command.ts';

function said(tell: (write: (text: string) => void) => void): readonly string[] {
  const lines: string[] = [];
  tell(withinLimits((text) => void lines.push(text)));
  return lines;
}

test('ten of a kind are annotations, and what comes after is a line of the log', () => {
  const lines = said((write) => {
    const log = openLog(write);
    for (let at = 1; at <= 12; at += 1) log.notice(`notice ${at}`);
    for (let at = 1; at <= 12; at += 1) log.warning(`warning ${at}`);
    write(`${errorCommand('Flipgate: flip', 'the end')}\n`);
  });
  expect(lines.filter((line) => line.startsWith('::notice::'))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::warning::'))).toHaveLength(10);
  expect(lines.slice(10, 12)).toEqual(['notice: notice 11\n', 'notice: notice 12\n']);
  expect(lines.at(-1)).toBe('::error title=Flipgate%3A flip::the end\n');
});

test('one is as long as the runner shows, its encoding not counted', () => {
  const long = `${'%\n'.repeat(3_000)}`;
  const lines = said((write) => {
    openLog(write).notice(long);
    write(`${errorCommand('x', long)}\n`);
  });
  for (const line of lines) {
    const data = /^::(?:notice|error title=x)::(.*)\n$/.exec(line)?.[1] ?? '';
    const text = data.replaceAll('%0A', '\n').replaceAll('%25', '%');
    expect(text).toHaveLength(4_096);
    expect(text.endsWith('…')).toBe(true);
  }
});

test('what is a plain line now is obeyed by nobody', () => {
  const lines = said((write) => {
    const log = openLog(write);
    for (let at = 1; at <= 11; at += 1) log.notice('a\n::stop-commands::x\n##[group]y');
  });
  expect(lines.at(-1)).toBe('notice: a ::stop-commands::x ## [group]y\n');
});

test('foreign lines and other commands pass as they are', () => {
  const lines = said((write) => {
    const log = openLog(write);
    log.group('::notice::x');
    log.foreign(['::notice::not ours']);
    for (let at = 1; at <= 10; at += 1) log.notice('ours');
  });
  expect(lines[0]).toBe('::group::::notice::x\n');
  expect(lines.filter((line) => line === '::notice::ours\n')).toHaveLength(10);
});
