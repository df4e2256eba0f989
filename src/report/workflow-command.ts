import { commandData } from '../model/command-data.ts';
import { cut, withoutControl } from './inert.ts';

const LONGEST_TITLE = 200;

/** The command that makes an error annotation, on one line; how long and how many, `withinLimits` sees to. */
export function errorCommand(title: string, message: string): string {
  const shortTitle = cut(withoutControl(title), LONGEST_TITLE);
  return `::error title=${property(shortTitle)}::${commandData(withoutControl(message))}`;
}

/** The command that makes the runner hide a value from now on. */
export function maskCommand(value: string): string {
  return `::add-mask::${commandData(value)}`;
}

function property(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
