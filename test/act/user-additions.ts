import { expression, readWorkflow, workflowText } from './workflow-file.ts';

/** How the job that shows what came out begins its line. */
export const OUTPUTS = 'outputs of production: ';

/** What a user writes into a template: more inputs for the workflow that it calls. */
export function withInputs(template: string, inputs: Readonly<Record<string, string>>): string {
  const workflow = readWorkflow(template);
  const { production } = workflow.jobs;
  if (production === undefined) throw new Error('the template has no job `production`');
  const own = { ...production, with: { ...production.with, ...inputs } };
  return workflowText({ ...workflow, jobs: { ...workflow.jobs, production: own } });
}

/** And a job of their own behind it, which is given what came out. */
export function withJobBehind(template: string): string {
  const workflow = readWorkflow(template);
  return workflowText({
    ...workflow,
    jobs: {
      ...workflow.jobs,
      after: {
        needs: 'production',
        if: expression('always()'),
        'runs-on': 'ubuntu-24.04',
        // Unquoted, so that it comes in one line.
        steps: [
          {
            run: `echo '${OUTPUTS}' $VALUES`,
            env: { VALUES: expression('toJSON(needs.production.outputs)') },
          },
        ],
      },
    },
  });
}

/** What that job was given. */
export function outputsIn(printed: readonly string[]): Readonly<Record<string, string>> {
  const line = printed.find((one) => one.startsWith(OUTPUTS));
  return line === undefined ? {} : (JSON.parse(line.slice(OUTPUTS.length)) as Record<string, string>);
}
