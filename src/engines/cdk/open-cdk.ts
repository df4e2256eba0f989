import { cloudName } from '../../model/cloud-name.ts';
import type { Engine, Stack } from '../../ports.ts';
import { type CdkApp, usersApp } from './cdk-app.ts';
import { openFormation } from './formation.ts';
import type { CdkOptions } from './options.ts';
import { planRemoval } from './plan-removal.ts';
import { type FoundStack, planStack } from './plan-stack.ts';
import { readyStack } from './ready-stack.ts';
import { withoutRulesApart } from './rules-apart.ts';
import { stackDrift } from './stack-drift.ts';
import { stackOutputs } from './stack-outputs.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * CDK as the engine: the app makes a template of each stack, CloudFormation keeps what was deployed. Change sets are made and
 * executed by the role that runs, so that none has more rights than it.
 */
export function openCdk(options: CdkOptions, app: CdkApp = usersApp(options)): Engine {
  const formation = openFormation(options);
  const found = async (stack: Stack, signal: AbortSignal): Promise<FoundStack> => ({
    stack,
    there: await readyStack(options, formation, cloudName(options.site, stack), signal),
  });
  const assembly = async (of: FoundStack, given: Variables, signal: AbortSignal) =>
    app.synthesize(of.stack, { ...(await notLookedUp(options, of)), ...given }, signal);
  // Looked for before the app is run, and again when it has: that may take minutes.
  const look: Engine['look'] = async (stack, given, signal) => {
    const made = await assembly(await found(stack, signal), given, signal);
    return planStack(options, formation, await found(stack, signal), made, 'read', signal);
  };
  return {
    ready: async (stack, signal) => {
      await found(stack, signal);
    },
    look,
    plan: async (stack, given, signal) => {
      if (options.right === 'look') return look(stack, given, signal);
      const made = await assembly(await found(stack, signal), given, signal);
      await app.publish(made, signal);
      return planStack(options, formation, await found(stack, signal), made, 'apply', signal);
    },
    planRemoval: async (stack, _given, signal) => planRemoval(options, formation, stack, signal),
    drift: async (stack, _given, signal) => {
      const name = cloudName(options.site, stack);
      const there = await readyStack(options, formation, name, signal);
      if (there === undefined) return { changes: [], open: [] };
      const drifted = await formation.stacks.drifts(name, signal);
      const [deployed, resources] = await Promise.all([
        formation.stacks.template(name),
        formation.stacks.resources(name),
      ]);
      return stackDrift(withoutRulesApart(drifted, deployed, resources));
    },
    outputs: async (stack) => {
      const seen = await formation.stacks.stack(cloudName(options.site, stack));
      // A stack gives its outputs at its end; one that was taken down to what stays has none.
      if (!seen?.Outputs?.length) return undefined;
      const given = stackOutputs(seen.Outputs);
      return stack.kind === 'color' ? { ...WITHOUT, ...given } : given;
    },
  };
}

/** What Terraform looks up for itself. */
async function notLookedUp(options: CdkOptions, { stack, there }: FoundStack): Promise<Variables> {
  if (stack.kind === 'shared') {
    const boundary = await options.boundary();
    return boundary === undefined ? {} : { permissions_boundary_arn: boundary };
  }
  return { existing_services: servicesOf(stackOutputs(there?.Outputs ?? [])) };
}

/** A colour may have neither; CloudFormation gives no output that is nothing. */
const WITHOUT = {
  ...{ worker_service: null, worker_task_definition: null },
  ...{ beat_service: null, beat_task_definition: null },
};

const SERVICES = { web: 'web_service', worker: 'worker_service', beat: 'beat_service' } as const;

/** Those whose count is to be left alone. */
function servicesOf(outputs: Variables): readonly string[] {
  return Object.entries(SERVICES).flatMap(([role, output]) => (outputs[output] === undefined ? [] : [role]));
}
