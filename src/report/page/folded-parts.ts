import type { EventReport, Outcome } from '../../model/outcome.ts';
import { code, cut, prose } from '../inert.ts';
import { outputValues } from '../output-values.ts';
import { timeOfDay } from '../spans.ts';
import { table } from '../tables.ts';
import { details } from './details.ts';

const MOST_EVENTS = 60;
const LONGEST_CELL = 200;
const LONGEST_EVENT = 250;
const LONGEST_NAME = 60;

/** What ECS said of the services meanwhile; of very many the newest. */
export function eventPart(events: readonly EventReport[] = []): readonly string[] {
  const rows = events
    .slice(-MOST_EVENTS)
    .map(({ at, of, text }) => [timeOfDay(at), code(cut(of, LONGEST_NAME)), prose(cut(text, LONGEST_EVENT))]);
  return details(`Events of ECS services: ${events.length}`, table(['at', 'service', ''], rows));
}

/** Inputs that were given, by their public names; secrets are hidden before they come here. */
export function inputPart(inputs: Readonly<Record<string, string>>): readonly string[] {
  return details('Inputs that were given', valueTable('input', inputs));
}

export function outputPart(outcome: Outcome): readonly string[] {
  return details('Outputs', valueTable('output', outputValues(outcome)));
}

function valueTable(head: string, values: Readonly<Record<string, string>>): readonly string[] {
  const rows = Object.entries(values).map(([name, value]) => [
    code(cut(name, LONGEST_NAME)),
    code(cut(value, LONGEST_CELL)),
  ]);
  return table([head, 'value'], rows);
}
