import { COMMANDS, type Command } from '../model/command.ts';
import type { Job } from '../model/job.ts';
import type { Request } from '../model/request.ts';
import { buildWish } from './build.ts';
import { commonRequest } from './common.ts';
import { deployRequest, deploySchema } from './deploy.ts';
import { idleInputs, removalInputs } from './idle-inputs.ts';
import { engineWish, infraWish, sourceOf } from './infra.ts';
import { Misfit, shown } from './misfit.ts';
import {
  buildSchema,
  driftSchema,
  planSchema,
  rollbackSchema,
  runSchema,
  settleSchema,
  statusSchema,
} from './others.ts';
import { present } from './present.ts';
import { type Problem, problemsOf } from './problem.ts';
import { commit } from './release.ts';
import * as z from './zod.ts';

export type Answers =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

type Raw = Readonly<Record<string, string>>;

/** The schema of each command's inputs, `command` itself apart. */
export function schemas(workspace: string) {
  return {
    build: buildSchema(workspace),
    plan: planSchema(workspace),
    drift: driftSchema(workspace),
    deploy: deploySchema(workspace),
    settle: settleSchema(workspace),
    rollback: rollbackSchema,
    run: runSchema,
    status: statusSchema,
    doctor: statusSchema,
  };
}

export function readAnswers(given: Raw, job: Job): Answers {
  const { command: asked, ...inputs } = given;
  const command = COMMANDS.find((known) => known === asked);
  if (!command) return { kind: 'problems', problems: [unknownCommand(asked)] };
  return read[command](withName(inputs, job), job);
}

function unknownCommand(asked: string | undefined): Problem {
  const remedy = `Set it to one of: ${COMMANDS.join(', ')}.`;
  if (asked === undefined) return { said: '`command` is missing.', remedy };
  return { said: `\`command\` is ${shown(asked)}: there is no such command.`, remedy };
}

/** `name` is the repository's, where the job knows one. */
function withName(inputs: Raw, job: Job): Raw {
  const name = job.repository?.split('/')[1];
  return inputs['name'] !== undefined || name === undefined ? inputs : { ...inputs, name };
}

type Reader = (inputs: Raw, job: Job) => Answers;

/** Of a command that is asked with what every command is asked with. */
function looking(command: 'status' | 'doctor'): Reader {
  return (inputs) =>
    judge(command, statusSchema, inputs, (values) => ({ ...commonRequest(values), command }));
}

const read: Readonly<Record<Command, Reader>> = {
  build: (inputs, job) =>
    judge('build', buildSchema(job.workspace), inputs, (values) => ({
      ...commonRequest(values),
      ...present({
        command: 'build' as const,
        build: buildWish(values, values.name),
        scanThreshold: values['scan-threshold'],
      }),
    })),
  plan(inputs, job) {
    const idle = idleInputs(inputs, job);
    if (idle.length > 0) return { kind: 'problems', problems: idle };
    return judge('plan', planSchema(job.workspace), inputs, (values) => ({
      ...commonRequest(values),
      ...infraWish(values),
      ...present({
        command: 'plan' as const,
        source: sourceOf(values),
        comment: values.comment,
        label: values.label,
        migrateCommand: values['migrate-command'],
        policyCommand: values['policy-command'],
      }),
    }));
  },
  drift: (inputs, job) =>
    judge('drift', driftSchema(job.workspace), inputs, (values) => ({
      ...commonRequest(values),
      ...engineWish(values),
      ...{ command: 'drift' as const, comment: values.comment, label: values.label },
    })),
  deploy(inputs, job) {
    const idle = idleInputs(inputs, job);
    if (idle.length > 0) return { kind: 'problems', problems: idle };
    const schema = deploySchema(job.workspace);
    const release = commit(job.sha ?? '');
    if (!(release instanceof Misfit)) {
      return judge('deploy', schema, inputs, (values) => deployRequest(values, release));
    }
    const rest = judge('deploy', schema, inputs, (values) => deployRequest(values, ''));
    const problem: Problem = {
      said: `The job names no commit to release: GITHUB_SHA is ${shown(job.sha ?? '')}.`,
      remedy: 'Run in GitHub Actions, or set GITHUB_SHA to the full commit id that the image was built from.',
    };
    return { kind: 'problems', problems: [...(rest.kind === 'problems' ? rest.problems : []), problem] };
  },
  settle(inputs, job) {
    const idle = removalInputs(inputs, job);
    if (idle.length > 0) return { kind: 'problems', problems: idle };
    return judge('settle', settleSchema(job.workspace), inputs, (values) => {
      const settle = {
        ...commonRequest(values),
        ...present({ command: 'settle' as const, release: values.release }),
      };
      return values['remove-idle']
        ? { ...settle, removeIdle: true, ...engineWish(values) }
        : { ...settle, removeIdle: false };
    });
  },
  rollback: (inputs, job) =>
    judge('rollback', rollbackSchema, inputs, (values) => ({
      ...commonRequest(values),
      ...present({
        command: 'rollback' as const,
        to: values.to,
        reason: values.reason ?? `asked for by ${job.actor ?? 'somebody'}`,
        inPlace: values['in-place'],
        acceptSchemaRisk: values['accept-schema-risk'] ?? [],
      }),
    })),
  run: (inputs) =>
    judge('run', runSchema, inputs, (values) => ({
      ...commonRequest(values),
      command: 'run',
      run: values.run,
      timeoutMs: values.timeout,
    })),
  status: looking('status'),
  doctor: looking('doctor'),
};

function judge<S extends z.ZodMiniObject>(
  command: Command,
  schema: S,
  inputs: Raw,
  build: (values: z.output<S>) => Request,
): Answers {
  const parsed = z.safeParse(schema, inputs);
  if (parsed.success) return { kind: 'request', request: build(parsed.data) };
  return {
    kind: 'problems',
    problems: problemsOf(command, Object.keys(schema.shape), parsed.error.issues),
  };
}
