import type { StepReport } from '../model/outcome.ts';
import { cut } from './inert.ts';

/** More bars than this are not read, and Mermaid refuses texts of more than 50,000 characters. */
const MOST_BARS = 60;

const TAGS: Readonly<Record<StepReport['state'], string>> = {
  done: 'done, ',
  unchanged: '',
  skipped: '',
  failed: 'crit, ',
};

/** A Mermaid gantt chart of the steps that took place; undefined when there were none. */
export function timeline(steps: readonly StepReport[]): string | undefined {
  const bars = steps.filter((step) => step.state !== 'skipped').slice(0, MOST_BARS);
  if (bars.length === 0) return undefined;
  return [
    'gantt',
    '    dateFormat x',
    '    axisFormat %H:%M:%S',
    ...bars.map(
      (step, at) => `    ${at + 1} ${barName(step.step)} :${TAGS[step.state]}s${at + 1}, ${barTimes(step)}`,
    ),
  ].join('\n');
}

/**
 * In a gantt chart a colon ends the name, `#` and `;` begin other things, and a line that begins with a
 * word of the grammar is no bar at all. The number before the name sees to the last.
 */
function barName(step: string): string {
  const name = step.replace(/[^\p{L}\p{N} -]+/gu, ' ').replace(/ +/g, ' ');
  return cut(name.trim(), 40) || 'step';
}

/** Begin and end; a bar of no length is drawn as one of a millisecond. */
function barTimes(step: StepReport): string {
  const from = Math.round(step.startedAt);
  return `${from}, ${from + Math.max(1, Math.round(step.ms))}`;
}
