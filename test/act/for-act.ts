import { expression, type Job, readWorkflow, type Workflow, workflowText } from './workflow-file.ts';

/** How a caller names the repository of the workflows, and the commit that it pins. */
export interface Pinned {
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
}

/**
 * A reusable workflow as act can read it. Three things it does not know: `$/`, which becomes what a caller writes;
 * `queue` and `deployment`, which go. And what GitHub gives a job, it does not: the address of its identity, here with
 * what decides the subject in it.
 */
export function forAct(text: string, pinned: Pinned, identity: string): string {
  const workflow = readWorkflow(text);
  const own = `${pinned.repository}/.github/workflows/${workflow.name}.yml@${pinned.commit}`;
  const address = `${identity}?ref=${expression('github.ref')}&workflow=${own}`;
  const jobs = Object.entries(workflow.jobs).map(([id, job]) => [id, jobForAct(job, pinned, address)]);
  return workflowText({ ...workflow, jobs: Object.fromEntries(jobs) as Workflow['jobs'] });
}

function jobForAct(job: Job, { repository, commit }: Pinned, identity: string): Job {
  const { environment, concurrency, permissions } = job;
  const steps = job.steps?.map((step) =>
    step.uses?.startsWith('$/') ? { ...step, uses: `${repository}/${step.uses.slice(2)}@${commit}` } : step,
  );
  return {
    ...job,
    ...(steps ? { steps } : {}),
    ...(environment ? { environment: without(environment, 'deployment') } : {}),
    ...(concurrency ? { concurrency: without(concurrency, 'queue') } : {}),
    ...(permissions?.['id-token'] === 'write' ? { env: identityOf(job, identity) } : {}),
  };
}

/** Where a job asks for its token: those that name no environment have another subject. */
function identityOf({ environment, env }: Job, identity: string): Readonly<Record<string, string>> {
  const address = environment ? `${identity}&environment=${environment.name}` : identity;
  return { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: address };
}

function without<T extends object>(from: T, name: string): T {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key !== name)) as T;
}
