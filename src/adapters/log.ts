import { commandData } from '../model/command-data.ts';
import type { Log } from '../ports.ts';

/** The job's log, in the runner's own commands. @param write takes whole lines with their line end. */
export function openLog(write: (text: string) => void): Log {
  const foreign = (lines: readonly string[]) => {
    if (lines.length === 0) return;
    const token = crypto.randomUUID();
    write([`::stop-commands::${token}`, ...lines, `::${token}::`].map((line) => `${line}\n`).join(''));
  };
  return {
    line: (text) => {
      if (isCommand(text)) foreign(text.split(/\r?\n/));
      else write(`${text}\n`);
    },
    notice: (text) => write(`::notice::${commandData(text)}\n`),
    warning: (text) => write(`::warning::${commandData(text)}\n`),
    group: (title) => write(`::group::${commandData(title)}\n`),
    endGroup: () => write('::endgroup::\n'),
    foreign,
  };
}

/** Our own sentences quote others, and the runner would obey these. */
function isCommand(text: string): boolean {
  return /^\s*::/m.test(text) || text.includes('##[');
}
