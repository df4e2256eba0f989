import { parse, stringify } from 'yaml';

/** What is read and written of a workflow here; the rest is passed on as it is. */
export interface Workflow {
  readonly name: string;
  readonly jobs: Record<string, Job>;
}

export interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly 'runs-on'?: string;
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
  readonly environment?: { readonly name: string; readonly [more: string]: unknown };
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function readWorkflow(text: string): Workflow {
  return parse(text) as Workflow;
}

/** Jobs that call a workflow of another repository, in their order. */
export function callsOf({ jobs }: Workflow): readonly string[] {
  return Object.entries(jobs).flatMap(([id, { uses }]) => (uses?.includes('@') ? [id] : []));
}

export function workflowText(workflow: Workflow): string {
  return stringify(workflow, { lineWidth: 0 });
}

export function expression(text: string): string {
  return `\${{ ${text} }}`;
}
