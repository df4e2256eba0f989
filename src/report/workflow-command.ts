import { commandData } from '../model/command-data.ts';
import { cut, withoutControl } from './inert.ts';

/** What the runner shows of one annotation. */
const LONGEST_ANNOTATION = 4_096;
const LONGEST_TITLE = 200;

/** The command that makes an error annotation, on one line. */
export function errorCommand(title: string, message: string): string {
  const shortTitle = cut(withoutControl(title), LONGEST_TITLE);
  return `::error title=${property(shortTitle)}::${commandData(cut(withoutControl(message), LONGEST_ANNOTATION))}`;
}

/** The command that makes the runner hide a value from now on. */
export function maskCommand(value: string): string {
  return `::add-mask::${commandData(value)}`;
}

function property(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
