import { callsOf, expression, readWorkflow, workflowText } from './workflow-file.ts';

type Texts = Readonly<Record<string, string>>;

/** How the job that shows what came out begins its line. */
const OUTPUTS = 'outputs of the calls: ';

/** What a user writes into a template: more inputs for the workflow that it calls, from every job that does. */
export function withInputs(template: string, inputs: Texts, jobs?: readonly string[]): string {
  const workflow = readWorkflow(template);
  const changed = { ...workflow.jobs };
  for (const id of jobs ?? callsOf(workflow))
    changed[id] = { ...changed[id], with: { ...changed[id]?.with, ...inputs } };
  return workflowText({ ...workflow, jobs: changed });
}

/** And a job of their own behind it, which is given what came out. */
export function withJobBehind(template: string): string {
  const workflow = readWorkflow(template);
  return workflowText({
    ...workflow,
    jobs: {
      ...workflow.jobs,
      after: {
        needs: callsOf(workflow),
        if: expression('always()'),
        'runs-on': 'ubuntu-24.04',
        // Unquoted, so that it comes in one line.
        steps: [{ run: `echo '${OUTPUTS}' $VALUES`, env: { VALUES: expression('toJSON(needs)') } }],
      },
    },
  });
}

/** What that job was given, by the jobs that called. */
export function outputsIn(printed: readonly string[]): Readonly<Record<string, Texts>> {
  const line = printed.find((one) => one.startsWith(OUTPUTS));
  if (line === undefined) return {};
  const needs = JSON.parse(line.slice(OUTPUTS.length)) as Record<string, { readonly outputs: Texts }>;
  return Object.fromEntries(Object.entries(needs).map(([id, { outputs }]) => [id, outputs]));
}
