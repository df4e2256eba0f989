import { applyFailure } from '../../../src/engines/terraform/apply-failure.ts';
import { takenNames } from '../../../src/engines/terraform/leftovers.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Telling } from '../telling.ts';
import { type Account, importId } from './importable.ts';
import type { Root } from './root.ts';
import type { BootstrapTerraform, Plan, Taken } from './terraform.ts';

export interface Applying {
  readonly terraform: BootstrapTerraform;
  readonly root: Root;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly account: Account;
  /** Ends in six characters that only AWS knows. */
  readonly secretArn: (name: string) => Promise<string>;
  readonly telling: Pick<Telling, 'line'>;
  readonly signal: AbortSignal;
}

/** Once for what is there already, once for what only then could be tried, and once more for all that is left. */
const MOST_ROUNDS = 4;

/**
 * Applies the root until it is as planned. What a killed run has made without writing it down is taken into the state:
 * its names are this environment's own. Whose bucket, secrets and repositories are, `checkNames` has seen; roles and
 * policies it does not look at.
 * @returns whether anything was changed.
 * @throws Failure when the plan would destroy something, or with what terraform said.
 */
export async function applyUntilDone(applying: Applying): Promise<boolean> {
  const { terraform, variables, signal, root } = applying;
  const known: Taken[] = [];
  for (let round = 1; ; round += 1) {
    const plan = await terraform.plan(variables);
    if (!plan.changes) return round > 1;
    if (plan.tainted.length > 0 && round < MOST_ROUNDS) {
      await keep(applying, plan);
      continue;
    }
    refuseLoss(plan);
    const run = await terraform.apply(plan);
    if (run.ending.kind === 'exited' && run.ending.code === 0) return true;
    const taken = takenNames(run.events);
    if (signal.aborted || round === MOST_ROUNDS || !(await takeIn(applying, plan, taken, known)))
      throw await applyFailure(terraform.options, root, run, signal);
  }
}

async function keep({ terraform, telling }: Applying, { tainted }: Plan): Promise<void> {
  for (const address of tainted) {
    telling.line(`${address} was being made when a run ended: it is kept`);
    await terraform.run('untaint', '-no-color', address);
  }
}

/** Whoever leaves out an option of the first run, such as --github, would otherwise lose what it made. */
function refuseLoss({ destroys, tainted }: Plan): void {
  if (tainted.length > 0)
    throw new Failure(
      `This would make anew what is there: ${[...tainted, ...destroys].join(', ')}.`,
      'An apply broke off while it was made, again and again: what is said above tells why. Run the same again, which keeps it.',
    );
  if (destroys.length === 0) return;
  throw new Failure(
    `This would destroy what is there: ${destroys.join(', ')}.`,
    'Give the same options as before, --github among them. Who wants to lose it applies infra/terraform/bootstrap by hand, as its README says.',
  );
}

/**
 * @param known what earlier rounds have found
 * @returns false when there is nothing more that could be taken in.
 */
async function takeIn(
  { terraform, account, secretArn, telling }: Applying,
  { creates }: Plan,
  taken: readonly string[],
  known: Taken[],
): Promise<boolean> {
  const before = known.length;
  for (const planned of creates) {
    const named = taken.includes(planned.address) ? importId(planned, account) : undefined;
    if (named === undefined) continue;
    const id = planned.type === 'aws_secretsmanager_secret' ? await secretArn(named) : named;
    telling.line(`${planned.address} is there already, as ${id}: it is taken into the state`);
    known.push({ address: planned.address, id });
  }
  await terraform.take(known);
  return known.length > before;
}
