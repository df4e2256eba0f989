import type { PlannedStack, PolicyRun, Verdict } from '../model/picture.ts';
import type { World } from '../ports.ts';

/** The plan's judge of the user's own: told of the changes as JSON, without secrets, its exit code decides. */
export async function policy(
  world: Pick<World, 'policies'>,
  command: string,
  stacks: readonly PlannedStack[],
  signal: AbortSignal,
): Promise<{ readonly run: PolicyRun; readonly verdict: Verdict }> {
  const told = stacks.map(({ name, changes, drift, outputChanges }) => ({
    stack: name,
    changes,
    drift,
    outputChanges,
  }));
  const { exitCode, output } = await world.policies.judge(command, JSON.stringify(told), signal);
  return {
    run: { command, exitCode, output },
    verdict: {
      gate: 'policy',
      kind: exitCode === 0 ? 'passes' : 'stops',
      detail: `\`${command}\` ended with ${exitCode}`,
    },
  };
}
