import type { StepReport } from '../model/outcome.ts';
import { cut } from './inert.ts';

/** More bars than this are not read, and Mermaid refuses texts of more than 50,000 characters. */
const MOST_BARS = 60;
const FEW_SECONDS = 10_000;
/** Of the shortest bar in the whole chart. */
const MOST_WIDTHS = 100;

const TAGS: Readonly<Record<StepReport['state'], string>> = {
  // Mermaid's own word for what is over is grey, which tells nobody apart: that is for steps that found nothing to do.
  done: '',
  unchanged: 'done, ',
  skipped: '',
  failed: 'crit, ',
};

/** A Mermaid gantt chart of the steps that took place; undefined when there were none. */
export function timeline(steps: readonly StepReport[]): string | undefined {
  const bars = steps.filter((step) => step.state !== 'skipped').slice(0, MOST_BARS);
  if (bars.length === 0) return undefined;
  const whole =
    Math.max(...bars.map(({ startedAt, ms }) => startedAt + ms)) -
    Math.min(...bars.map(({ startedAt }) => startedAt));
  return [
    'gantt',
    '    dateFormat x',
    `    axisFormat ${whole < FEW_SECONDS ? '%S.%L' : '%H:%M:%S'}`,
    ...bars.map(
      (step, at) =>
        `    ${at + 1} ${barName(step.step)} :${TAGS[step.state]}s${at + 1}, ${barTimes(step, whole / MOST_WIDTHS)}`,
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

/** Begin and end; how long it took is in the table, so that a bar may be as long as can be seen. */
function barTimes(step: StepReport, shortest: number): string {
  const from = Math.round(step.startedAt);
  return `${from}, ${from + Math.max(1, Math.round(shortest), Math.round(step.ms))}`;
}
